using System.Globalization;
using Investigator.Domain.Decisions;
using Investigator.Telemetry.DuckDb;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Decisions;

/// <summary>Who stands beside the accounts that would be hit, on the real store.</summary>
public sealed class NeighboursTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 20, 12, 0, 0, TimeSpan.Zero);
    private readonly TelemetryRig _rig = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Paying_accounts_their_use_and_what_they_share_with_strangers_are_counted(bool sorted)
    {
        await _rig.AccountsAsync(
            """{"account_id":"in-1","payment_fingerprint":"card-1"}""", """{"account_id":"in-2","verification":"kyc"}""", """{"account_id":"in-3","verification":"email"}""", """{"account_id":"out-1","payment_fingerprint":"card-9"}""");
        await _rig.EventsAsync(
            Event("in-1", "key-1", "192.0.2.1", 0), Event("in-2", "key-2", "192.0.2.2", 0), Event("in-3", "key-3", "192.0.2.1", 0), // one address, but all inside
            Event("out-1", "key-1", "198.51.100.1", 0), Event("out-2", "key-1", "192.0.2.2", 0), Event("out-3", "key-9", "192.0.2.2", 0),
            Event("in-1", "key-1", "203.0.113.1", -40), Event("out-4", "key-8", "203.0.113.1", -40)); // shared forty days ago: over
        if (sorted) await _rig.Upkeep.RunAsync(null, CancellationToken.None);

        var found = await new DuckDbNeighbours(_rig.Store).BesideAsync([new("in-1"), new("in-2"), new("in-3")], CancellationToken.None);

        Assert.Equal(new Neighbours(Paying: 2, Requests: 3, InputTokens: 30, OutputTokens: 60, SharedKeys: 1, OnSharedKeys: 2, SharedAddresses: 1, OnSharedAddresses: 2), found);
        Assert.Equal(Neighbours.None, await new DuckDbNeighbours(_rig.Store).BesideAsync([], CancellationToken.None));
        Assert.Equal(Neighbours.None, await new DuckDbNeighbours(_rig.Store).BesideAsync([new("nobody")], CancellationToken.None));
    }

    public void Dispose() => _rig.Dispose();

    private static string Event(string account, string key, string ip, int days) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"event_id":"{{account}}-{{key}}-{{ip}}-{{days}}","time":"{{Noon.AddDays(days):yyyy-MM-ddTHH:mm:ssZ}}","account_id":"{{account}}","api_key_id":"{{key}}","ip":"{{ip}}","model":"m-1","input_tokens":10,"output_tokens":20}""");
}
