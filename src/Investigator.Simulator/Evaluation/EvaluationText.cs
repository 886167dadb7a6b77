using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Investigator.Simulator.Evaluation;

/// <summary>A report as JSON and as a plain table.</summary>
public static class EvaluationText
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static string ToJson(this EvaluationReport report) => JsonSerializer.Serialize(report, s_json);

    /// <summary>Names from files are shortened and stripped of control characters, so that a terminal shows them as they are.</summary>
    public static string ToTable(this EvaluationReport report)
    {
        var text = new StringBuilder();
        Line($"accounts {report.Accounts}   not exported {report.NotExported}   unknown to the truth {report.Unknown}");
        Line($"flagged rightly {report.TruePositives}   wrongly {report.FalsePositives}   missed {report.FalseNegatives}");
        Line($"precision {report.Precision:0.000}   recall {report.Recall:0.000}   false-positive rate {report.FalsePositiveRate:0.0000}   average precision {report.AveragePrecision:0.000}");
        Line($"clusters {report.Clusters}   purity {report.ClusterPurity:0.000}   campaigns recovered {report.CampaignsRecovered} of {report.CampaignsToRecover}");
        Line($"victims told from offenders {report.VictimsTold} of {report.Victims}   offenders taken for victims {report.TakenForVictims}");
        Shares("planted (share flagged = recall)", report.Families);
        Shares("honest (share flagged = false positives)", report.LookAlikes);
        Line($"");
        Line($"{"campaign",-26}{"members",9}{"found",9}{"purity",9}  recovered");
        foreach (var campaign in report.Campaigns)
            Line($"{Quoted.Plain(campaign.Family.Length > 0 ? campaign.Family : campaign.Campaign, 24),-26}{campaign.Members,9}{campaign.Found,9}{campaign.Purity,9:0.000}  {(campaign.OfVictims ? "victims" : campaign.Recovered ? "yes" : "no")}");
        return text.ToString();

        void Shares(string title, IReadOnlyList<FlaggedShare> kinds)
        {
            Line($"");
            Line($"{title}");
            Line($"  {"kind",-26}{"evasion",8}{"accounts",10}{"flagged",9}{"share",8}  95 % interval");
            foreach (var kind in kinds) Line($"  {Quoted.Plain(kind.Archetype, 24),-26}{Quoted.Plain(kind.Evasion, 6),8}{kind.Accounts,10}{kind.Flagged,9}{kind.Rate,8:0.000}  {kind.Low:0.000}-{kind.High:0.000}");
        }

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
