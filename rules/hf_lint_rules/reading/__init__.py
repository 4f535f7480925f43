"""Can the file be read at all, and is it finished?"""
