import tools

tools.begin()  # want "begin\\(\\) starts a process.*\ntools.py: begin calls"
