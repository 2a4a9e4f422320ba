"""A column more for a table with pandas, which uses one core: python3 pandas_write.py CSV PARQUET CORES"""

import sys

import pandas

if __name__ == "__main__":
    orders = pandas.read_csv(sys.argv[1])
    orders["total"] = orders["quantity"] * orders["price"]
    orders.to_parquet(sys.argv[2], index=False)
