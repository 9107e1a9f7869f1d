#!/bin/bash
# Asks the management port whether the service is ready; needs nothing but the shell.
set -u
port="${QUARKUS_MANAGEMENT_PORT:-9000}"
exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
printf 'GET /q/health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r -t 4 _ status _ <&3 || exit 1
[ "$status" = 200 ]
