using Investigator.Domain.Decisions.Outcomes;

namespace Investigator.Web.Decisions.Outcomes;

/// <summary>The board as it was counted up to a minute ago: monitoring asks often, and each count asks about every campaign.</summary>
public sealed class OutcomeCache(OutcomeBoard board, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private OutcomeReport? _last;

    /// <summary>The figures; counted anew when the last ones are older than a minute. Who asks meanwhile waits for the same count.</summary>
    public async Task<OutcomeReport> ReadAsync(CancellationToken ct)
    {
        if (Fresh is { } known) return known;
        await _turn.WaitAsync(ct);
        try
        {
            return Fresh ?? (_last = await board.CountAsync(ct));
        }
        finally
        {
            _turn.Release();
        }
    }

    private OutcomeReport? Fresh => _last is { } last && clock.GetUtcNow() - last.At < s_fresh ? last : null;

    public void Dispose() => _turn.Dispose();
}
