from multiprocessing import Lock as Guard

guard = Guard()
