using System.Net;
using Investigator.Domain.Decisions;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IAnsweredQuestions"/>
internal sealed class DuckDbAnswered(TelemetryStore store) : IAnsweredQuestions
{
    private const string Asked = "WITH asked AS (SELECT unnest($targets) AS target, make_timestamp(unnest($since)) AS since)";

    private const string Networks = "SELECT DISTINCT value FROM usage_resource WHERE kind = 'NetworkPrefix' AND last_at >= make_timestamp($from)";

    private const string FromNetworks = """
        SELECT coalesce(ip, network_prefix), count(*), min(time), max(time)
        FROM usage_event
        WHERE network_prefix IN (SELECT unnest($networks)) AND time >= make_timestamp($from) AND status < 400
          AND account_key IN (SELECT account_key FROM usage_resource WHERE kind = 'NetworkPrefix' AND value IN (SELECT unnest($networks)) AND last_at >= make_timestamp($from))
        GROUP BY 1
        """;

    private static readonly Dictionary<DecisionScope, (string Suspects, string Answered)> s_questions = new()
    {
        [DecisionScope.Account] = Questions("usage_slot JOIN asked ON usage_slot.account_id = asked.target", "usage_event JOIN asked ON usage_event.account_id = asked.target"),
        [DecisionScope.Key] = Questions("usage_slot JOIN asked ON usage_slot.api_key_id = asked.target", "usage_event JOIN asked ON usage_event.api_key_id = asked.target"),
        [DecisionScope.Session] = Questions("usage_slot JOIN asked ON usage_slot.session_id = asked.target", "usage_event JOIN asked ON usage_event.session_id = asked.target"),
        [DecisionScope.Organization] = Questions(
            "usage_slot JOIN account ON usage_slot.account_id = account.account_id JOIN asked ON account.organization_id = asked.target",
            "usage_event JOIN account ON usage_event.account_id = account.account_id JOIN asked ON account.organization_id = asked.target"),
    };

    public async Task<IReadOnlyList<AnsweredRequests>> AnsweredSinceAsync(IReadOnlyDictionary<DecisionTarget, DateTimeOffset> since, CancellationToken ct)
    {
        var answered = new List<AnsweredRequests>();
        foreach (var targets in since.GroupBy(s => s.Key.Scope))
        {
            if (targets.Key is not DecisionScope.Prefix) answered.AddRange(await OfAsync(targets.Key, [.. targets], ct).ConfigureAwait(false));
            else
                foreach (var (target, moment) in targets)
                    if (await FromAsync(target, moment, ct).ConfigureAwait(false) is { } one) answered.Add(one);
        }

        return answered;
    }

    // The roll-ups say who has traffic after the moment at all: nearly nobody. Only for those the events are read, since a half hour may begin before the moment.
    private static (string Suspects, string Answered) Questions(string slots, string events) =>
    (
        $"""
        {Asked}
        SELECT asked.target, epoch_us(any_value(asked.since))::BIGINT
        FROM {slots} WHERE usage_slot.last_at >= asked.since
        GROUP BY asked.target HAVING sum(requests) > sum(errors) ORDER BY asked.target
        """,
        $"""
        {Asked}
        SELECT asked.target, count(*), min(time), max(time)
        FROM {events}
        WHERE time >= asked.since AND usage_event.status < 400 AND time >= make_timestamp($from)
          AND usage_event.account_key IN (SELECT usage_slot.account_key FROM {slots} WHERE usage_slot.last_at >= asked.since)
        GROUP BY asked.target ORDER BY asked.target
        """
    );

    private async Task<IEnumerable<AnsweredRequests>> OfAsync(DecisionScope scope, List<KeyValuePair<DecisionTarget, DateTimeOffset>> since, CancellationToken ct)
    {
        var suspects = await store.AskAsync(
            s_questions[scope].Suspects, [("targets", since.ConvertAll(s => s.Key.Value)), ("since", since.ConvertAll(s => Microseconds(s.Value)))],
            row => (Target: row.GetString(0), Since: row.GetInt64(1)), ct).ConfigureAwait(false);
        if (suspects.Count == 0) return [];
        return await store.AskAsync(
            s_questions[scope].Answered, [("targets", suspects.Select(s => s.Target).ToList()), ("since", suspects.Select(s => s.Since).ToList()), ("from", suspects.Min(s => s.Since))],
            row => new AnsweredRequests(new(scope, row.GetString(0)), row.GetInt64(1), Row.Time(row, 2)!.Value, Row.Time(row, 3)!.Value), ct).ConfigureAwait(false);
    }

    // The engine knows no networks: the parts of the network that were seen since are few, and those that touch the prefix are looked at address by address.
    private async Task<AnsweredRequests?> FromAsync(DecisionTarget target, DateTimeOffset since, CancellationToken ct)
    {
        if (!IPNetwork.TryParse(target.Value, out var prefix)) return null;
        var from = Microseconds(since);
        var touched = (await store.AskAsync(Networks, [("from", from)], row => row.GetString(0), ct).ConfigureAwait(false))
            .Where(network => IPNetwork.TryParse(network, out var part) && (prefix.Contains(part.BaseAddress) || part.Contains(prefix.BaseAddress))).ToList();
        if (touched.Count == 0) return null;
        var seen = (await store.AskAsync(
            FromNetworks, [("networks", touched), ("from", from)],
            row => (From: row.GetString(0), Requests: row.GetInt64(1), First: Row.Time(row, 2)!.Value, Last: Row.Time(row, 3)!.Value), ct).ConfigureAwait(false))
            .Where(s => LiesIn(prefix, target, s.From)).ToList();
        return seen.Count == 0 ? null : new(target, seen.Sum(s => s.Requests), seen.Min(s => s.First), seen.Max(s => s.Last));
    }

    // Without an address only the part of the network is known: it counts where no other addresses lie in it.
    private static bool LiesIn(IPNetwork prefix, DecisionTarget target, string from) => IPNetwork.TryParse(from, out var part) && from.Contains('/', StringComparison.Ordinal)
        ? prefix.PrefixLength <= part.PrefixLength && prefix.Contains(part.BaseAddress)
        : target.Holds(new(null, Address: from));

    private static long Microseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
