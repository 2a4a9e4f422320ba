"""A column more for a table with Polars, without a function of the user: python3 polars_write.py CSV PARQUET CORES"""

import os
import sys

if __name__ == "__main__":
    table, output, os.environ["POLARS_MAX_THREADS"] = sys.argv[1:]
    import polars

    total = (polars.col("quantity") * polars.col("price")).alias("total")
    polars.scan_csv(table).with_columns(total).sink_parquet(output)
