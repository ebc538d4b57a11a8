"""时限 — clocks of any subject, their due days, derivations and lights.

Words: 时限 clock, 承诺时限 promise, 法定时限 statutory, 届满 run out, 特别程序 special procedure, 中止 pause,
延长 extend, 预警 warning, 黄牌 yellow, 红牌 red.
"""
