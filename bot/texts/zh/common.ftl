# 各处通用的词
none = 无
button-open = 打开
button-history = 记录
button-previous = 上一页
button-next = 下一页（{ $page }/{ $pages }）
button-cancel = 取消
button-yes = 确定

light-green = 绿灯
light-yellow = 黄灯
light-red = 红灯

role-convener = 召集人
role-director = 办公室主任
role-secretariat = 办公室
role-inspector = 督查员
role-member = 成员
role-liaison = 联络员
role-observer = 列席

button-send = 提交
button-assign = 交办
field-title = 标题
field-lead = 牵头单位
field-supporting = 配合单位
field-due = 完成时限
field-expected = 预期成果
