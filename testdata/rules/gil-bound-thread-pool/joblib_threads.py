from joblib import Parallel, delayed
from joblib import delayed as later


def total(n):
    s = 0
    for i in range(1_000_000):
        for j in range(n):
            s += i * j
    return s


def threads(numbers):
    Parallel(n_jobs=4, backend="threading")(delayed(total)(n) for n in numbers)  # want "warning: total\\(\\) only computes"
    Parallel(n_jobs=4, prefer="threads")([later(total)(n) for n in numbers])  # want "total\\(\\) only computes"
    pool = Parallel(4, "threading")
    pool(delayed(total)(n) for n in numbers)  # want "total\\(\\) only computes"
    with Parallel(n_jobs=4, prefer="threads") as parallel:
        parallel(delayed(total)(n) for n in numbers)  # want "total\\(\\) only computes"


def processes(numbers):
    Parallel(n_jobs=4)(delayed(total)(n) for n in numbers)
    Parallel(n_jobs=4, backend="loky")(delayed(total)(n) for n in numbers)
    Parallel(n_jobs=4, prefer="processes")(delayed(total)(n) for n in numbers)


def shadowed(Parallel, numbers):
    Parallel(n_jobs=4, backend="threading")(delayed(total)(n) for n in numbers)
