using System.Globalization;
using System.Numerics;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <summary>What linking asks, answered by the embedded store.</summary>
internal sealed class LinkQuestions(TelemetryStore store) : ILinkQuestions
{
    public async Task<IReadOnlyList<ResourceShare>> SharedAsync(
        TimeWindow window, ResourceKind kind, int mostAccounts, int fewestRequests, CancellationToken ct)
    {
        // Columns are named here, never by a caller.
        var (value, network) = kind switch
        {
            ResourceKind.IpAddress => ("ip", "coalesce(min(asn)::VARCHAR, min(network_prefix), ip)"),
            ResourceKind.NetworkPrefix => ("network_prefix", "coalesce(min(asn)::VARCHAR, network_prefix)"),
            ResourceKind.PromptSkeleton => ("skeleton", "NULL::VARCHAR"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind stands in account records."),
        };
        var rows = new SharedRows();
        // Blocking first: the resources that enough and not too many accounts use, then who used them.
        await store.EachOfAllAsync(
            $"""
            WITH used AS (
                SELECT {value} AS value, account_key, {network} AS network, count(*) AS requests,
                    bit_or(1::UBIGINT << least(63, (epoch_us(time) - epoch_us($from::TIMESTAMP)) * 64 // (epoch_us($to::TIMESTAMP) - epoch_us($from::TIMESTAMP)))::UBIGINT) AS times,
                    {(kind is ResourceKind.PromptSkeleton ? "min(simhash)" : "NULL::UBIGINT")} AS content
                FROM usage_event WHERE time >= $from AND time < $to AND {value} IS NOT NULL {(kind is ResourceKind.PromptSkeleton ? "AND skeleton <> 0" : "")}
                GROUP BY {value}, account_key),
            shared AS (SELECT value, count(*) AS users, min(network) AS network, count(DISTINCT content) AS contents FROM used GROUP BY value HAVING count(*) BETWEEN 2 AND $most)
            SELECT {(kind is ResourceKind.PromptSkeleton ? "printf('%016x', value)" : "value")}, account_key, times, requests, shared.network, users, contents
            FROM used JOIN shared USING (value) WHERE requests >= $fewest
            """,
            [.. Asked.Of(window), ("fewest", fewestRequests), ("most", mostAccounts)],
            row =>
            {
                var name = row.GetString(0);
                rows.Add(name, row.GetFieldValue<ulong>(1), row.GetFieldValue<ulong>(2), row.GetInt64(3), () => new(name, Row.Text(row, 4), (int)row.GetInt64(5), (int)row.GetInt64(6)));
            },
            ct).ConfigureAwait(false);
        await rows.CloseAsync(store.Names, ct).ConfigureAwait(false);
        return rows;
    }

    // A bit for each slot: the engine sets it at each event, without a table of all slots of all accounts, and hands out a few hundred bytes an account.
    public async Task<IReadOnlyList<ActiveSlots>> ActiveSlotsAsync(TimeWindow window, TimeSpan slot, int fewestSlots, CancellationToken ct)
    {
        var bits = (int)Math.Ceiling((window.To - window.From) / slot / 8) * 8;
        var rows = await store.AskOfAllAsync(
            $"""
            WITH active AS (
                SELECT account_key, bitstring_agg(((epoch_us(time) - epoch_us($from::TIMESTAMP)) // $slot)::INTEGER, 0, {bits - 1}) AS slots
                FROM usage_event WHERE time >= $from AND time < $to GROUP BY account_key)
            SELECT account_key, slots::BLOB FROM active WHERE bit_count(slots) >= $fewest
            """,
            [.. Asked.Of(window), ("slot", slot.Ticks / TimeSpan.TicksPerMicrosecond), ("fewest", fewestSlots)],
            row => (Key: row.GetFieldValue<ulong>(0), Slots: SlotsOf(row.GetStream(1))), ct).ConfigureAwait(false);
        var names = await store.Names.OfAsync([.. rows.Select(r => r.Key)], ct).ConfigureAwait(false);
        return [.. rows.Index().Where(r => names[r.Index] is not null).Select(r => new ActiveSlots(names[r.Index]!.Value, r.Item.Slots))];
    }

    // The first slot is the highest bit of the first byte.
    private static int[] SlotsOf(Stream packed)
    {
        using (packed)
        {
            var slots = new List<int>();
            for (int at = 0, eight = packed.ReadByte(); eight >= 0; at += 8, eight = packed.ReadByte())
                for (var rest = (uint)eight << 24; rest != 0; rest &= ~(1u << (31 - BitOperations.LeadingZeroCount(rest))))
                    slots.Add(at + BitOperations.LeadingZeroCount(rest));
            return [.. slots];
        }
    }

    public async Task<IReadOnlyList<SharedWork>> SharedWorkAsync(TimeWindow window, IReadOnlyCollection<(AccountId Account, int Group)> groups, CancellationToken ct)
    {
        if (groups.Count == 0) return [];
        return await store.AskOfAllAsync(
            """
            WITH asked AS (SELECT unnest($accounts) AS account_id, unnest($groups) AS grp),
            used AS (SELECT skeleton, account_id, count(*) AS requests FROM usage_event WHERE time >= $from AND time < $to AND skeleton IS NOT NULL AND skeleton <> 0 GROUP BY ALL),
            users AS (SELECT skeleton, count(*) AS users FROM used GROUP BY skeleton HAVING count(*) >= 3),
            inside AS (SELECT a.grp, u.skeleton, u.account_id, u.requests, count(*) OVER (PARTITION BY a.grp, u.skeleton) AS members FROM used u JOIN asked a USING (account_id)),
            own AS (SELECT i.grp, i.skeleton, i.account_id, i.requests FROM inside i JOIN users s USING (skeleton) WHERE i.members >= 3 AND 2 * i.members > s.users),
            filled AS (
                SELECT o.grp, count(DISTINCT coalesce(e.simhash, e.event_key)) AS contents FROM usage_event e JOIN own o ON o.account_id = e.account_id AND o.skeleton = e.skeleton
                WHERE e.time >= $from AND e.time < $to GROUP BY o.grp)
            SELECT o.grp, count(DISTINCT o.skeleton)::INTEGER, count(DISTINCT o.account_id)::INTEGER, sum(o.requests)::BIGINT, min(f.contents)::BIGINT
            FROM own o JOIN filled f USING (grp) GROUP BY o.grp ORDER BY o.grp
            """,
            [.. Asked.Of(window), ("accounts", groups.Select(g => g.Account.Value).ToList()), ("groups", groups.Select(g => g.Group).ToList())],
            row => new SharedWork(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt64(3), row.GetInt64(4)), ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<TrafficSample>> TrafficAsync(TimeWindow window, IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct)
    {
        if (accounts.Count == 0) return [];
        var named = accounts.Distinct().ToDictionary(a => AccountKey.Of(a.Value));
        // Which events is found by numbers alone: the smallest keys of each account, of which an aggregate holds no more than are wanted.
        var samples = await store.AskOfAllAsync(
            $"""
            WITH asked AS (SELECT unnest($keys) AS account_key),
            few AS (
                SELECT account_key, unnest(min(event_key, {take.ToString(CultureInfo.InvariantCulture)})) AS event_key FROM usage_event e SEMI JOIN asked USING (account_key)
                WHERE time >= $from AND time < $to AND status BETWEEN 200 AND 299 GROUP BY account_key)
            SELECT e.account_key, e.input_tokens, e.output_tokens, coalesce(e.reasoning_tokens, 0), coalesce(e.tool_count, 0), e.prompt_characters, e.simhash, e.family IS NOT NULL
            FROM usage_event e SEMI JOIN few USING (account_key, event_key)
            WHERE e.time >= $from AND e.time < $to AND e.status BETWEEN 200 AND 299
            ORDER BY e.account_key, e.event_key
            """,
            [.. Asked.Of(window), ("keys", named.Keys.ToList())],
            row => new TrafficSample(
                named[row.GetFieldValue<ulong>(0)], row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt32(4), row.IsDBNull(5) ? null : row.GetInt32(5), row.IsDBNull(6) ? null : row.GetFieldValue<ulong>(6), row.GetBoolean(7)),
            ct).ConfigureAwait(false);
        return [.. samples.OrderBy(s => s.Account.Value, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<WordedPrompt>> PhrasesAsync(TimeWindow window, IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct) => accounts.Count == 0 ? [] : await store.AskOfAllAsync(
        """
        WITH asked AS (SELECT unnest($accounts) AS account_id),
        taken AS (
            SELECT e.account_id, coalesce(e.skeleton, 0) AS skeleton, e.phrases_a, coalesce(e.phrases_b, 0) AS phrases_b, coalesce(e.phrases_c, 0) AS phrases_c, coalesce(e.phrases_d, 0) AS phrases_d
            FROM usage_event e SEMI JOIN asked a ON a.account_id = e.account_id
            WHERE e.time >= $from AND e.time < $to AND e.phrases_a IS NOT NULL
            QUALIFY row_number() OVER (PARTITION BY e.account_id ORDER BY e.event_key, e.event_id) <= $take)
        SELECT account_id, min(skeleton), phrases_a, phrases_b, phrases_c, phrases_d FROM taken GROUP BY account_id, phrases_a, phrases_b, phrases_c, phrases_d
        ORDER BY account_id, phrases_a, phrases_b, phrases_c, phrases_d
        """,
        [.. Asked.Of(window), ("accounts", accounts.Select(a => a.Value).Distinct(StringComparer.Ordinal).ToList()), ("take", take)],
        row => new WordedPrompt(
            new(row.GetString(0)), row.GetFieldValue<ulong>(1), new(row.GetFieldValue<ulong>(2), row.GetFieldValue<ulong>(3), row.GetFieldValue<ulong>(4), row.GetFieldValue<ulong>(5))),
        ct).ConfigureAwait(false);

    public async Task<IReadOnlyList<ResourceAbout>> AboutAsync(IReadOnlyCollection<Resource> resources, CancellationToken ct)
    {
        var about = new List<ResourceAbout>();
        foreach (var kind in resources.GroupBy(r => r.Kind))
        {
            if (CountSql(kind.Key) is not { } sql) continue;
            var values = kind.Select(r => r.Value).Distinct(StringComparer.Ordinal).Select(v => kind.Key is ResourceKind.PromptSkeleton ? Decimal(v) : v).OfType<string>().ToList();
            about.AddRange(await store.AskAsync(
                sql, [("values", values)],
                row => new ResourceAbout(new(kind.Key, row.GetString(0)), Row.Text(row, 2) ?? row.GetString(0), row.GetInt64(1)), ct).ConfigureAwait(false));
        }
        return about;
    }

    public async Task<IReadOnlyDictionary<AccountId, string>> StatusesAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        if (accounts.Count == 0) return new Dictionary<AccountId, string>();
        var rows = await store.AskAsync(
            "SELECT account_id, status FROM account WHERE status IS NOT NULL AND account_id IN (SELECT unnest($accounts))",
            [("accounts", accounts.Select(a => a.Value).ToList())], row => (Id: new AccountId(row.GetString(0)), Status: row.GetString(1)), ct).ConfigureAwait(false);
        return rows.ToDictionary(r => r.Id, r => r.Status);
    }

    private static string? CountSql(ResourceKind kind) => kind switch
    {
        ResourceKind.IpAddress => OfEvents("ip"),
        ResourceKind.NetworkPrefix => OfEvents("network_prefix"),
        ResourceKind.TlsFingerprint => OfEvents("tls_fingerprint"),
        ResourceKind.Payment => OfRecords("payment_fingerprint"),
        ResourceKind.Device => OfRecords("device_id"),
        ResourceKind.EmailDomain => OfRecords("email_domain"),
        ResourceKind.Referrer => OfRecords("referrer"),
        ResourceKind.PromptSkeleton => """
            WITH used AS (
                SELECT skeleton, count(DISTINCT account_id) AS accounts FROM usage_event
                WHERE skeleton IN (SELECT CAST(unnest($values) AS UBIGINT)) GROUP BY skeleton)
            SELECT printf('%016x', u.skeleton), u.accounts, (SELECT min(l.label) FROM skeleton_label l WHERE l.skeleton = u.skeleton) FROM used u
            """,
        _ => null,
    };

    private static string OfEvents(string column) =>
        $"SELECT {column}, count(DISTINCT account_id), NULL::VARCHAR FROM usage_event WHERE {column} IN (SELECT unnest($values)) GROUP BY {column}";

    private static string OfRecords(string column) =>
        $"SELECT {column}, count(*), NULL::VARCHAR FROM account WHERE {column} IN (SELECT unnest($values)) GROUP BY {column}";

    private static string? Decimal(string skeleton) => ulong.TryParse(skeleton, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value)
        ? value.ToString(CultureInfo.InvariantCulture)
        : null;
}
