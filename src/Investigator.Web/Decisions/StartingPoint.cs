using System.Text.Json;
using Investigator.Domain.Decisions;

namespace Investigator.Web.Decisions;

/// <summary>The answer to a point that starts, kept until something changes: ten thousand points that start together cost one reading of the store.</summary>
public sealed class StartingPoint(IDecisionStream stream) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<EnforcedKinds, (long Position, byte[] Json)> _kept = [];

    /// <summary>All that stands as a <see cref="DecisionReply"/> in JSON, and its position.</summary>
    public async Task<(long Position, byte[] Json)> ReadAsync(EnforcedKinds kinds, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_kept.TryGetValue(kinds, out var kept) && kept.Position == await stream.PositionAsync(ct)) return kept;
            var standing = await stream.StandingAsync(ct);
            var made = (standing.Next, JsonSerializer.SerializeToUtf8Bytes(DecisionReply.Of(standing, kinds), JsonSerializerOptions.Web));
            _kept[kinds] = made;
            return made;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
