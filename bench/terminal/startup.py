#!/usr/bin/env python3
"""How long `orchestrate list --json` takes against a local server, beside `aws stepfunctions list-executions`.

    python3 bench/terminal/startup.py NATIVE PORTABLE [RUNS]

NATIVE and PORTABLE are the installed tools (docs/terminal.md says how to pack both); PORTABLE may be "dotnet DLL".
Needs the AWS CLI on PATH. Prints milliseconds of wall time, least and median, and the share of the AWS CLI's median.
"""
import http.server
import json
import os
import statistics
import subprocess
import sys
import threading
import time

ARN = "arn:aws:states:eu-central-1:111122223333"
EXECUTION = {"executionArn": f"{ARN}:execution:m:e", "stateMachineArn": f"{ARN}:stateMachine:m", "name": "e", "status": "SUCCEEDED", "startDate": 1795000000.0, "stopDate": 1795000060.0}
ANSWERS = {
    "ListStateMachines": {"stateMachines": [{"name": "m", "stateMachineArn": f"{ARN}:stateMachine:m", "type": "STANDARD", "creationDate": 1795000000.0}]},
    "ListExecutions": {"executions": [EXECUTION] * 20},
}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = json.dumps(ANSWERS[self.headers["X-Amz-Target"].split(".")[1]]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    native, portable = sys.argv[1], sys.argv[2]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 15
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    environment = dict(os.environ, AWS_ENDPOINT_URL=f"http://127.0.0.1:{server.server_port}", AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test",
                       AWS_REGION="eu-central-1", AWS_DEFAULT_REGION="eu-central-1", AWS_EC2_METADATA_DISABLED="true")
    machine = ["--state-machine-arn", f"{ARN}:stateMachine:m"]
    commands = {
        "aws": ["aws", "stepfunctions", "list-executions", *machine],
        "native": [*native.split(), "list", f"{ARN}:stateMachine:m", "--json"],
        "portable": [*portable.split(), "list", f"{ARN}:stateMachine:m", "--json"],
    }
    times = {name: [] for name in commands}
    for run in range(runs + 1):  # The first warms the caches. In turn, so that the machine's load falls on all alike.
        for name, command in commands.items():
            began = time.perf_counter()
            subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
            if run:
                times[name].append((time.perf_counter() - began) * 1000)
    aws = statistics.median(times["aws"])
    for name, taken in times.items():
        print(f"{name:<9} min {min(taken):7.1f}  median {statistics.median(taken):7.1f}  {statistics.median(taken) / aws:6.1%} of aws")


main()
