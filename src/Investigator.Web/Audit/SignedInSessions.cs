using System.Collections.Concurrent;

namespace Investigator.Web.Audit;

/// <summary>Which sign-ins were ended before their cookie ran out: a signed-out tab must go dark, and a copied cookie must not work on. Kept in memory: a restart ends all circuits, and the browser has dropped its cookie.</summary>
public sealed class SignedInSessions(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);

    public void End(string session)
    {
        _ended[session] = clock.GetUtcNow();
        foreach (var (old, at) in _ended)
            if (at < clock.GetUtcNow().AddDays(-8)) _ended.TryRemove(old, out _); // longer than any cookie lives
    }

    public bool Stands(string? session) => session is not null && !_ended.ContainsKey(session);
}
