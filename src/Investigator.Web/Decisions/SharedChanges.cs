using System.Collections.Concurrent;
using System.Text.Json;
using Investigator.Domain.Decisions;

namespace Investigator.Web.Decisions;

/// <summary>
/// Changes after a position, read and written out once for all points that ask alike: ten thousand that wait wake at one moment and want the same. A page that is full never changes and is kept
/// for a while; one that is not is shared only by those that ask while it is read.
/// </summary>
public sealed class SharedChanges(IDecisionStream stream, TimeProvider clock)
{
    // A store that was set back gives out positions anew: nothing is kept for long.
    private static readonly TimeSpan s_kept = TimeSpan.FromSeconds(10);

    // Points that catch up from many positions push each other's pages out; each page then costs a reading, as it would without this.
    private const int MostPages = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<(long Since, int Take), Reading> _pages = [];

    /// <summary>The changes after <paramref name="since"/>, at most <paramref name="take"/>.</summary>
    public Task<Page> ReadAsync(long since, int take, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (_pages.TryGetValue((since, take), out var known) && known.IsGoodAt(now)) return known.Page.WaitAsync(ct);
            if (_pages.Count >= MostPages)
                foreach (var old in _pages.OrderBy(p => p.Value.At).Take(MostPages / 2).Select(p => p.Key).ToList()) _pages.Remove(old);
            // Whoever asked first may go: the others still want it.
            var reading = new Reading(stream, since, take, now);
            _pages[(since, take)] = reading;
            return reading.Page.WaitAsync(ct);
        }
    }

    private sealed class Reading
    {
        private volatile bool _isFull;

        public Reading(IDecisionStream stream, long since, int take, DateTimeOffset at)
        {
            At = at;
            Page = ReadAsync(stream, since, take);
        }

        public DateTimeOffset At { get; }

        public Task<Page> Page { get; }

        public bool IsGoodAt(DateTimeOffset now) => !Page.IsCompleted || (_isFull && now - At < s_kept);

        private async Task<Page> ReadAsync(IDecisionStream stream, long since, int take)
        {
            await Task.Yield();
            var found = await stream.SinceAsync(since, take, CancellationToken.None);
            _isFull = found.More;
            return new(found);
        }
    }

    /// <summary>Some changes, and how they are written for points that are told of the same kinds.</summary>
    public sealed class Page(DecisionChanges found)
    {
        private readonly ConcurrentDictionary<EnforcedKinds, Lazy<byte[]>> _written = new();

        public DecisionChanges Found => found;

        /// <summary>A <see cref="DecisionReply"/> in JSON.</summary>
        public byte[] Json(EnforcedKinds kinds) => _written.GetOrAdd(kinds, k => new(() => JsonSerializer.SerializeToUtf8Bytes(DecisionReply.Of(found, k), JsonSerializerOptions.Web))).Value;
    }
}
