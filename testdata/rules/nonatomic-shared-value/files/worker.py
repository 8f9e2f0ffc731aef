def count(total):
    total.value += 1  # want "total.value.*main.py: count runs in processes"
