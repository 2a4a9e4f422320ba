"""The lesson with other Python libraries: python3 peers.py PEER INPUTS PROCESSES"""

import sys


def square(x):
    return x * x


def with_joblib(inputs, processes):
    from joblib import Parallel, delayed

    return Parallel(n_jobs=processes)(delayed(square)(x) for x in inputs)


def with_mpire(inputs, processes):
    from mpire import WorkerPool

    with WorkerPool(n_jobs=processes) as pool:
        return pool.map(square, inputs)


def with_dask(inputs, processes):
    from dask import bag

    bagged = bag.from_sequence(inputs, npartitions=4 * processes)
    return bagged.map(square).compute(scheduler="processes", num_workers=processes)


def with_ray(inputs, processes):
    import ray
    from ray.util.multiprocessing import Pool

    ray.init(num_cpus=processes, include_dashboard=False, log_to_driver=False, _node_ip_address="127.0.0.1")
    with Pool(processes=processes) as pool:
        return pool.map(square, inputs)


def with_pyspark(inputs, processes):
    from pyspark import SparkConf, SparkContext

    conf = SparkConf().setMaster(f"local[{processes}]").setAppName("lesson")
    conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1")
    with SparkContext(conf=conf.set("spark.ui.enabled", "false")) as spark:
        return spark.parallelize(inputs, 4 * processes).map(square).collect()


if __name__ == "__main__":
    peers = {name[5:]: peer for name, peer in globals().items() if name.startswith("with_")}
    print("Pool    :", peers[sys.argv[1]](range(int(sys.argv[2])), int(sys.argv[3])))
