"""What texts affirm and deny, as the challenge points compare it: meetings, referrals, information, claims."""
