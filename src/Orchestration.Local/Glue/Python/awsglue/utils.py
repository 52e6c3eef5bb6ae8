import argparse
import sys

import orchestration_local  # noqa: F401  (listens to the parent from the start)


class GlueArgumentError(Exception):
    pass


class _Parser(argparse.ArgumentParser):
    def error(self, message):
        raise GlueArgumentError(message)


def getResolvedOptions(args, options):
    """The values of the named arguments; an argument that is missing is an error, one that is not named is left alone."""
    parser = _Parser(prog=sys.argv[0], allow_abbrev=False)
    for option in dict.fromkeys(options):
        parser.add_argument("--" + option, required=True)
    if "JOB_RUN_ID" not in options:
        parser.add_argument("--JOB_RUN_ID")
    known, _ = parser.parse_known_args(args[1:])
    return vars(known)
