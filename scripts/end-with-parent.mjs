// Loaded into the server by scripts/start.mjs: if that script is killed, the channel to it closes and the server stops in good order.
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
