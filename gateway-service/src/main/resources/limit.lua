-- Takes what a gateway gave from each bucket and says what is left of it, after the number of gateways.
-- KEYS: the set of gateways, then the buckets. ARGV: the gateway, then rate, burst and taken of each bucket.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - 10000)
redis.call('PEXPIRE', KEYS[1], 60000)
local answer = { tostring(redis.call('ZCARD', KEYS[1])) }
for i = 2, #KEYS do
  local rate = tonumber(ARGV[3 * i - 4])
  local burst = tonumber(ARGV[3 * i - 3])
  local taken = tonumber(ARGV[3 * i - 2])
  local bucket = redis.call('HMGET', KEYS[i], 'tokens', 'at')
  local tokens = tonumber(bucket[1] or burst)
  local at = tonumber(bucket[2] or now)
  tokens = math.min(burst, tokens + math.max(0, now - at) * rate / 1000) - taken
  tokens = math.max(tokens, -burst)
  redis.call('HSET', KEYS[i], 'tokens', tostring(tokens), 'at', now)
  redis.call('PEXPIRE', KEYS[i], math.ceil(2 * burst / rate * 1000) + 1000)
  answer[i] = tostring(tokens)
end
return answer
