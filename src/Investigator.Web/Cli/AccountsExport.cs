using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Cli;

/// <summary><c>export accounts</c>: one row for every account seen.</summary>
internal static class AccountsExport
{
    public static Command Build()
    {
        var accounts = new Command("accounts", "account_id,score,flagged_at,top_detectors for every account seen.") { ExportVerb.Out };
        accounts.OnStores(async (services, parsed, ct) =>
        {
            await ExportVerb.RecordAsync(services, "accounts", ct);
            var rows = await Csv.WriteAsync(parsed.GetValue(ExportVerb.Out)!, "account_id,score,flagged_at,top_detectors", RowsAsync(services, ct), ct);
            Console.Error.WriteLine(FormattableString.Invariant($"{rows:N0} accounts"));
            return 0;
        });
        return accounts;
    }

    private static async IAsyncEnumerable<string> RowsAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken ct)
    {
        var scores = new Dictionary<AccountId, AccountScore>();
        await foreach (var score in services.GetRequiredService<IScores>().AllAsync(ct)) scores[score.AccountId] = score;
        await foreach (var account in services.GetRequiredService<IAccountUsage>().AllAccountsAsync(ct))
        {
            scores.TryGetValue(account, out var score);
            yield return string.Join(',', Csv.Quote(account.Value), (score?.Value ?? 0).ToString("0.######", CultureInfo.InvariantCulture),
                score?.FlaggedAt?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "", Csv.Quote(string.Join(';', score?.TopDetectors ?? [])));
        }
    }
}
