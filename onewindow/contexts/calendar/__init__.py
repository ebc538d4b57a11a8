"""工作日历 — which days are working days, by region, from the published tables.

Words: 法定节假日 statutory day, 调休 rest swap, 调休上班 make-up day, 地方节假日 local day, 版次 edition,
更正 correction, 暂定 provisional (a year whose table is not published).
"""
