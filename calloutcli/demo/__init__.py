"""A synthetic provider: homes that do not exist, so that anybody can see every report without anybody's record."""
