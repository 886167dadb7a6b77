using Investigator.Domain.Detection;

namespace Investigator.Domain.Triage;

/// <summary>What the last analysis of this process stood on, so that what comes in after it can be looked at beside the same peers. Thread-safe.</summary>
public sealed class AnalysisGround : IDisposable
{
    private readonly SemaphoreSlim _storing = new(1, 1);

    /// <summary><c>null</c> until an analysis has ended.</summary>
    public Ground? Latest { get; private set; }

    public void Dispose() => _storing.Dispose();

    /// <summary>Stores an analysis; from then on its ground counts.</summary>
    internal async Task ReplaceAsync(Func<Task> store, Ground ground, CancellationToken ct)
    {
        await _storing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            await store().ConfigureAwait(false);
            Latest = ground;
        }
        finally
        {
            _storing.Release();
        }
    }

    /// <summary>Stores what was found on a ground, unless an analysis was stored meanwhile.</summary>
    /// <returns>False when it was: what was found stands on yesterday's clusters, and the new ground asks for it again.</returns>
    internal async Task<bool> AddAsync(Ground on, Func<Task> store, CancellationToken ct)
    {
        await _storing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (!ReferenceEquals(on, Latest)) return false;
            await store().ConfigureAwait(false);
            return true;
        }
        finally
        {
            _storing.Release();
        }
    }
}

/// <summary>The profiles that an analysis read.</summary>
/// <param name="UpTo">The last batch that is surely in them.</param>
public sealed record Ground(IReadOnlyList<AccountProfile> Profiles, long UpTo);
