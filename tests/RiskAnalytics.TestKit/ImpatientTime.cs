using System.Collections.Concurrent;

namespace RiskAnalytics.TestKit;

/// <summary>
/// A clock that nobody waits for. A wait shorter than the limit ends at once and moves the clock by its length, so that a test sees
/// how long would have been waited; longer ones are time-outs and end only when the test passes them.
/// </summary>
public sealed class ImpatientTime(DateTimeOffset now, TimeSpan limit) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private readonly ConcurrentDictionary<Waiting, byte> _waiting = new();
    private long _ticks = now.UtcTicks;

    private TimeSpan Limit { get; } = limit;

    /// <summary>The waits that ended at once, in their order.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets every time-out that is at most this long pass now.</summary>
    public void Pass(TimeSpan longest)
    {
        foreach (var timer in _waiting.Keys.Where(t => t.Due <= longest).ToList())
            timer.Fire();
    }

    private sealed class Waiting(ImpatientTime time, Action callback) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Fire()
        {
            time._waiting.TryRemove(this, out _);
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time._waiting.TryRemove(this, out _);
            Due = dueTime;
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            if (dueTime >= time.Limit)
            {
                time._waiting[this] = 0;
                return true;
            }

            time._waits.Enqueue(dueTime);
            Interlocked.Add(ref time._ticks, dueTime.Ticks);
            ThreadPool.QueueUserWorkItem(_ => callback());
            return true;
        }

        public void Dispose() => time._waiting.TryRemove(this, out _);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
