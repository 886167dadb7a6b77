using System.CommandLine;
using System.Diagnostics;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;

namespace Investigator.Web.Cli;

/// <summary><c>stress-freeze</c>: one freeze of a large campaign on a store made for it. Ended in the middle and run again, it goes on; so a test can kill it.</summary>
internal sealed class StressFreezeVerb : IVerb
{
    private const string Name = "Stress freeze";

    private static readonly Option<int> Accounts = new("--accounts") { Description = "Members of the campaign.", DefaultValueFactory = _ => 25_000 };
    private static readonly Option<bool> Prepare = new("--prepare") { Description = "Make the campaign and stop before the freeze." };

    private static readonly Person s_by = new("stress", "Stress", Role.Analyst);

    public Command Build()
    {
        Accounts.Validators.Add(said =>
        {
            if (said.GetValue(Accounts) is < 1 or > 1_000_000) said.AddError("--accounts must be from 1 to 1,000,000.");
        });
        var freeze = new Command("stress-freeze", "Freezes a made-up campaign on an empty store (--data names a folder for it) and prints how long it took. Refuses a store in which people work.") { Accounts, Prepare };
        freeze.OnStores(RunAsync);
        return freeze;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken ct)
    {
        var (campaigns, freezes) = (services.GetRequiredService<ICampaignDesk>(), services.GetRequiredService<IFreezeDesk>());
        var there = await campaigns.LoadAsync(0, 2, ct);
        if (there.Rows.Any(c => c.Name != Name) || (there.Total == 0 && await services.GetRequiredService<IDecisionStream>().PositionAsync(ct) > 0))
            return Verbs.Fail("People work in this store. Give --data a folder of its own: what is frozen here is told to every gateway that follows.");
        if (there.Total == 0) await PrepareAsync(campaigns, parsed.GetValue(Accounts), ct);
        if (parsed.GetValue(Prepare)) return Verbs.Print(new { Prepared = parsed.GetValue(Accounts) });

        var campaign = (await campaigns.LoadAsync(0, 1, ct)).Rows[0].Id;
        var clock = Stopwatch.StartNew();
        var preview = await freezes.PreviewAsync(campaign, null, ct);
        if (preview.Total == 0) return Verbs.Print(new { Frozen = 0, AlreadyHeld = preview.AlreadyHeld, Seconds = 0.0 });
        await Console.Error.WriteLineAsync("freezing");
        var done = await freezes.FreezeCampaignAsync(s_by, campaign, preview.Total, "A stress run.", TimeProvider.System.GetUtcNow().AddDays(1), ct);
        return done.Value is { } receipt
            ? Verbs.Print(new { Frozen = receipt.Accounts, preview.AlreadyHeld, Seconds = Math.Round(clock.Elapsed.TotalSeconds, 2) })
            : Verbs.Fail(done.Refusal!.Value.Explain());
    }

    private static async Task PrepareAsync(ICampaignDesk campaigns, int accounts, CancellationToken ct)
    {
        var row = (await campaigns.StartAsync(s_by, Name, null, [.. Enumerable.Range(0, accounts).Select(n => new AccountId($"stress-{n}"))], "stress", ct)).Value!;
        await campaigns.JudgeAsync(s_by, row.Id, row.Version, null, MemberStatus.Confirmed, "A stress run.", ct);
    }
}
