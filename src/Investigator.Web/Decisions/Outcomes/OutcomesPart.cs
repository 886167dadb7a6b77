using System.Globalization;
using System.Text;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Web.Audit;
using Investigator.Web.Shell;

namespace Investigator.Web.Decisions.Outcomes;

/// <summary>The outcome board and the economics of campaigns, and the board as a file.</summary>
public sealed class OutcomesPart : IConsolePart
{
    public void Add(IHostApplicationBuilder builder) => builder.Services.AddSingleton<CampaignEconomics>().AddSingleton<OutcomeBoard>().AddSingleton<OutcomeCache>();

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/console/outcomes.csv", SendAsync).RequireAuthorization(Tasks.Investigate);

    private static async Task<IResult> SendAsync(OutcomeCache outcomes, CancellationToken ct) =>
        Results.File(Encoding.UTF8.GetBytes(Csv(await outcomes.ReadAsync(ct))), "text/csv", "outcomes.csv");

    // Every word of it is the program's own: nothing that a spreadsheet could take for a formula gets in.
    internal static string Csv(OutcomeReport report)
    {
        var text = new StringBuilder("figure,unit,value,low,high,of,counted_at,definition\r\n");
        foreach (var one in report.Figures)
            text.Append(CultureInfo.InvariantCulture, $"{one.Id},{OutcomeWords.Of(one.Unit)},{one.Value},{one.Low},{one.High},{one.Of},{report.At.UtcDateTime:O},\"{one.Definition.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n");
        return text.ToString();
    }
}
