# 演示
mark-before = { $tasks }到期前{ $days }个工作日
mark-due = { $tasks }当天到期
mark-after = { $tasks }逾期{ $days }个工作日

demo-try-liaison = 换成{ $person }（{ $unit }联络员），在“{ $channel }”频道输入：/xt 进展 TK-1 80% 又有两所学校完成围网改造
demo-try-office = 换成{ $person }（办公室），打开“{ $channel }”频道，在 TK-7 的卡片上点“{ $button }”；或输入：/xt 任务 列表 逾期
demo-try-clock = 换成{ $person }（召集人），看 Concord 的私信；再点页面上的时钟，拨“到下一个时点”，看“{ $channel }”频道的逾期表
