"""The sum over a table with PySpark and a Python function: python3 table_sum.py FILE CORES"""

import math
import os
import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import sum as total
from pyspark.sql.functions import udf

if __name__ == "__main__":
    os.environ["PYSPARK_PYTHON"] = sys.executable  # the workers need the same packages
    builder = SparkSession.builder.master(f"local[{sys.argv[2]}]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    spark = builder.getOrCreate()
    cents = udf(lambda quantity, price: math.floor(quantity * price * 100 + 0.5), "bigint")
    orders = spark.read.csv(sys.argv[1], header=True, inferSchema=True)
    print(orders.agg(total(cents("quantity", "price"))).first()[0])
    spark.stop()
