"""What programs send to the address, to be copied. ADDRESS stands for it. Pure."""

CURL = """\
curl -d answer=kept ADDRESS
curl -d habit=done ADDRESS"""

# As the integration "RESTful Command" reads it; the address is a key, so it stands in secrets.yaml.
HOME_ASSISTANT = """\
rest_command:
  time_kept:
    url: !secret tick_address
    method: post
    content_type: "application/x-www-form-urlencoded"
    payload: "answer=kept"
  habit_done:
    url: !secret tick_address
    method: post
    content_type: "application/x-www-form-urlencoded"
    payload: "habit=done\""""
