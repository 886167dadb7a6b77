namespace Investigator.Tests.Ingest;

public sealed class AccountRecordTests
{
    [Fact]
    public async Task A_later_record_replaces_field_by_field_and_silence_replaces_nothing()
    {
        using var rig = new TelemetryRig();

        await rig.AccountsAsync(Lines.Account("a", ("tier", "free"), ("country", "DE")), Lines.Account("a", ("tier", "gold")));
        await rig.AccountsAsync(Lines.Account("a", ("status", "frozen")), Lines.Account("a"), Lines.Account("b"));

        Assert.Equal("gold DE frozen", await rig.OneAsync<string>("SELECT concat_ws(' ', tier, country, status) FROM account WHERE account_id = 'a'"));
        Assert.Equal(2, await rig.CountAsync("account"));
    }

    [Fact]
    public async Task A_record_that_changes_nothing_is_a_duplicate()
    {
        using var rig = new TelemetryRig();
        string[] lines = [Lines.Account("a", ("tier", "free")), Lines.Account("a", ("tier", "free")), Lines.Account("b"), Lines.Account("a", ("tier", "gold")), "no"];

        var first = await rig.AccountsAsync(lines);
        var second = await rig.AccountsAsync(lines);

        Assert.Equal((5, 3, 1, 1), (first.Read, first.Accepted, first.Duplicates, first.Quarantined));
        // The same file tells the same story again: free, then gold. The end is what it was.
        Assert.Equal((5, 2, 2, 1), (second.Read, second.Accepted, second.Duplicates, second.Quarantined));
        Assert.Equal("gold", await rig.OneAsync<string>("SELECT tier FROM account WHERE account_id = 'a'"));
    }

    [Fact]
    public async Task The_order_inside_a_file_decides_across_batches_too()
    {
        using var rig = new TelemetryRig(configure: options => options.BatchEvents = 3);

        await rig.AccountsAsync([.. Enumerable.Range(0, 20).Select(i => Lines.Account("a", ("tier", $"t{i}")))]);

        Assert.Equal("t19", await rig.OneAsync<string>("SELECT tier FROM account"));
    }

    [Fact]
    public async Task Many_accounts_change_again_and_again()
    {
        using var rig = new TelemetryRig();

        for (var round = 0; round < 5; round++)
        {
            var summary = await rig.AccountsAsync([.. Enumerable.Range(0, 3000).Select(i => Lines.Account($"a-{i}", ("status", round % 2 == 0 ? "active" : "frozen")))]);
            Assert.Equal(3000, summary.Accepted);
        }

        Assert.Equal(3000, await rig.OneAsync<long>("SELECT count(*) FROM account WHERE status = 'active'"));
    }
}
