using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// What accounts are called, by their keys. Questions about all accounts group and join by the key, a number, and hand that out: a text for each of millions of rows would cost more than the question.
/// Names once read are kept while they are asked for. Thread-safe.
/// </summary>
internal sealed class AccountNames(TelemetryStore store)
{
    private const int FewestKept = 50_000;

    private readonly Lock _gate = new();
    private Dictionary<ulong, AccountId> _names = [];
    private int _all;

    /// <returns>The names in the order of the keys; accounts whose events are gone meanwhile have none.</returns>
    public async Task<AccountId?[]> OfAsync(IReadOnlyList<ulong> keys, CancellationToken ct)
    {
        List<ulong> unknown;
        lock (_gate) unknown = [.. keys.Where(k => !_names.ContainsKey(k))];
        if (unknown.Count > 0)
        {
            var read = await store.AskOfAllAsync(
                "SELECT account_key, any_value(account_id) FROM usage_event WHERE account_key IN (SELECT unnest($keys)) GROUP BY account_key", [("keys", unknown)],
                row => (Key: row.GetFieldValue<ulong>(0), Name: new AccountId(row.GetString(1))), ct).ConfigureAwait(false);
            Keep(read);
        }
        lock (_gate)
        {
            AccountId?[] names = [.. keys.Select(k => _names.TryGetValue(k, out var name) ? name : (AccountId?)null)];
            // Accounts that nobody asks for any more are forgotten.
            if (_names.Count > 2 * Math.Max(Math.Max(FewestKept, _all), keys.Count)) _names = keys.Index().Where(k => names[k.Index] is not null).DistinctBy(k => k.Item).ToDictionary(k => k.Item, k => names[k.Index]!.Value);
            return names;
        }
    }

    /// <summary>Takes over what all accounts are called, from whoever has just read it: questions of the same analysis then need no look into the store.</summary>
    public void KeepAll(IEnumerable<AccountId> accounts)
    {
        var names = new Dictionary<ulong, AccountId>();
        foreach (var account in accounts) names.TryAdd(AccountKey.Of(account.Value), account);
        lock (_gate)
        {
            _all = names.Count;
            if (_names.Count > 2 * _all) _names = names;
            else foreach (var (key, name) in names) _names.TryAdd(key, name);
        }
    }

    /// <summary>Adds names that are known, without a look into the store.</summary>
    public void Keep(IEnumerable<(ulong Key, AccountId Name)> names)
    {
        lock (_gate)
            foreach (var (key, name) in names) _names.TryAdd(key, name);
    }
}
