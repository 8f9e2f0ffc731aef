import threading

import jobs

threading.Thread(target=jobs.work()).start()  # want "jobs.work\\(\\) runs at once"
threading.Thread(target=jobs.make()).start()
