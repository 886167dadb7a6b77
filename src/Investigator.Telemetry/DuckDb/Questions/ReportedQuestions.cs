using System.Net;
using DuckDB.NET.Data;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <inheritdoc cref="IReportedQuestions"/>
internal sealed class ReportedQuestions(TelemetryStore store) : IReportedQuestions
{
    // What was asked for lies in lists: one row per thing to compare, several of which may be parts of one network.
    private const string Asked = """
        WITH asked AS MATERIALIZED (
            SELECT unnest($places) AS place, unnest($kinds) AS kind, unnest($values) AS value, unnest($froms) AS from_at, unnest($untils) AS until_at)
        """;

    // A day's row of the roll-up says when the day's first and last request came: it counts when the two and the time asked for overlap.
    private const string Compared = Asked + """
        ,
        used AS NOT MATERIALIZED (
            SELECT kind, value, account_id, requests, first_at, last_at FROM usage_resource
            UNION ALL SELECT 'IpAddress', signup_ip, account_id, 0, NULL, NULL FROM account WHERE signup_ip IS NOT NULL
            UNION ALL SELECT 'EmailDomain', lower(email_domain), account_id, 0, NULL, NULL FROM account WHERE email_domain IS NOT NULL
            UNION ALL SELECT 'Payment', payment_fingerprint, account_id, 0, NULL, NULL FROM account WHERE payment_fingerprint IS NOT NULL
            UNION ALL SELECT 'Device', device_id, account_id, 0, NULL, NULL FROM account WHERE device_id IS NOT NULL
            UNION ALL SELECT 'HeaderFingerprint', lower(header_fingerprint), account_id, count(*), min(time), max(time) FROM usage_event WHERE header_fingerprint IS NOT NULL GROUP BY ALL
            UNION ALL SELECT 'ToolSchema', tools_sha256, account_id, count(*), min(time), max(time) FROM usage_event WHERE tools_sha256 IS NOT NULL GROUP BY ALL),
        found AS MATERIALIZED (
            SELECT a.place, u.account_id, sum(u.requests)::BIGINT AS requests, min(u.first_at) AS first_at, max(u.last_at) AS last_at
            FROM asked a JOIN used u ON u.kind = a.kind AND u.value = a.value
            WHERE u.last_at IS NULL OR (u.last_at >= a.from_at AND u.first_at < a.until_at) GROUP BY a.place, u.account_id)
        SELECT f.place, f.account_id, f.requests, f.first_at, f.last_at, count(*) OVER (PARTITION BY f.place) AS users FROM found f
        """;

    private const string Candidates = Asked + """

        SELECT a.place, u.account_id, u.value, u.requests, u.first_at, u.last_at
        FROM usage_resource u JOIN asked a ON a.value = array_to_string(string_split(u.value, ':')[1:3], ':')
        WHERE u.kind = 'IpAddress' AND contains(u.value, ':') AND u.last_at >= a.from_at AND u.first_at < a.until_at
        """;

    // No end, for the engine: late enough, and within what its time stamps and ours both hold.
    private static readonly DateTime s_never = new(9000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public async Task<IReadOnlyList<ReportedUse>> UsesAsync(IReadOnlyList<ReportedAsked> asked, IReadOnlyCollection<AccountId>? only, CancellationToken ct)
    {
        if (asked.Count == 0 || only is { Count: 0 }) return [];
        var (exact, heads) = (new Lists(), new Lists());
        foreach (var (place, one) in asked.Index())
        {
            if (one.What.Kind is ResourceKind.NetworkPrefix && IPNetwork.TryParse(one.What.Value, out var network))
            {
                foreach (var part in ReportedNetworks.PartsOf(network)) exact.Add(place, part.Kind, part.Value, one);
                foreach (var head in ReportedNetworks.HeadsOf(network)) heads.Add(place, ResourceKind.IpAddress, head, one);
            }
            else if (ResourceColumn.Stored(one.What) is { } stored)
            {
                exact.Add(place, one.What.Kind, stored, one);
            }
        }

        // Users are counted before only those asked for are kept.
        List<ReportedUse> found = exact.Count == 0 ? [] : await store.AskOfAllAsync(Compared, exact.Parameters, Use, ct).ConfigureAwait(false);
        if (heads.Count > 0) found.AddRange(await AmongAsync(asked, heads, ct).ConfigureAwait(false));
        if (only is not null)
        {
            var wanted = only as IReadOnlySet<AccountId> ?? only.ToHashSet();
            found.RemoveAll(use => !wanted.Contains(use.Account));
        }

        return [.. found.OrderBy(use => use.Place).ThenBy(use => use.Account.Value, StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<ReportedUse>> AmongAsync(IReadOnlyList<ReportedAsked> asked, Lists heads, CancellationToken ct)
    {
        var networks = new Dictionary<int, IPNetwork>();
        var rows = await store.AskOfAllAsync(
            Candidates, heads.Parameters,
            row => (Place: row.GetInt32(0), Account: new AccountId(row.GetString(1)), Address: row.GetString(2), Requests: row.GetInt64(3), First: Row.Time(row, 4)!.Value, Last: Row.Time(row, 5)!.Value), ct).ConfigureAwait(false);
        return rows.Where(row => IPAddress.TryParse(row.Address, out var address) && NetworkOf(row.Place).Contains(address)).GroupBy(row => row.Place).SelectMany(of =>
        {
            var accounts = of.GroupBy(row => row.Account).ToList();
            return accounts.Select(a => new ReportedUse(of.Key, a.Key, a.Sum(row => row.Requests), a.Min(row => row.First), a.Max(row => row.Last), accounts.Count));
        });

        IPNetwork NetworkOf(int place) => networks.TryGetValue(place, out var known) ? known : networks[place] = IPNetwork.Parse(asked[place].What.Value);
    }

    private static ReportedUse Use(DuckDBDataReader row) =>
        new(row.GetInt32(0), new(row.GetString(1)), row.GetInt64(2), Row.Time(row, 3), Row.Time(row, 4), (int)row.GetInt64(5));

    /// <summary>One row per thing to compare, as lists that the engine takes as parameters.</summary>
    private sealed class Lists
    {
        private readonly List<int> _places = [];
        private readonly List<string> _kinds = [];
        private readonly List<string> _values = [];
        private readonly List<DateTime> _froms = [];
        private readonly List<DateTime> _untils = [];

        public int Count => _places.Count;

        public IReadOnlyList<(string Name, object? Value)> Parameters =>
            [("places", _places), ("kinds", _kinds), ("values", _values), ("froms", _froms), ("untils", _untils)];

        public void Add(int place, ResourceKind kind, string value, ReportedAsked asked)
        {
            _places.Add(place);
            _kinds.Add(kind.ToString());
            _values.Add(value);
            _froms.Add(asked.From.UtcDateTime);
            _untils.Add(asked.Until is { } until && until.UtcDateTime < s_never ? until.UtcDateTime : s_never);
        }
    }
}
