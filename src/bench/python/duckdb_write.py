"""A column more for a table with DuckDB, without a function of the user: python3 duckdb_write.py CSV PARQUET CORES"""

import sys

import duckdb

if __name__ == "__main__":
    table, output, cores = sys.argv[1:]
    with duckdb.connect(config={"threads": int(cores)}) as database:
        orders = database.read_csv(table)
        orders.project("*, quantity * price AS total").write_parquet(output)
