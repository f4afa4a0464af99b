"""What is not run unless it is asked for: `tests/peers`, engines that nobody here wrote (python -m pytest tests/peers)."""


def pytest_ignore_collect(collection_path, config):
    """Leave the peers out, unless the command line names them."""
    if collection_path.name == "peers" and not any("peers" in str(argument) for argument in config.args):
        return True
    return None
