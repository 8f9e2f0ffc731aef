# repair: none
from multiprocessing import Pool

import framework


class Trainer(framework.Trainer):
    def run(self, numbers):
        with Pool(1) as pool:
            return pool.map(lambda n: self.step(n), numbers)
