"""A column more for a table with PySpark and a Python function: python3 pyspark_write.py CSV PARQUET CORES"""

import os
import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

if __name__ == "__main__":
    os.environ["PYSPARK_PYTHON"] = sys.executable  # the workers need the same packages
    builder = SparkSession.builder.master(f"local[{sys.argv[3]}]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    spark = builder.getOrCreate()
    total = udf(lambda quantity, price: quantity * price, "double")
    orders = spark.read.csv(sys.argv[1], header=True, inferSchema=True)
    orders.withColumn("total", total("quantity", "price")).write.parquet(sys.argv[2])
    spark.stop()
