using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Investigator.Simulator.Evaluation;

/// <summary>A report as JSON and as a plain table.</summary>
public static class EvaluationText
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static string ToJson(this EvaluationReport report) => JsonSerializer.Serialize(report, s_json);

    public static string ToJson(this EvaluationSeries series) => JsonSerializer.Serialize(series, s_json);

    /// <summary>The verdict over several runs; columns are the same in each block, so that blocks can be cut out.</summary>
    public static string ToTable(this EvaluationSeries series)
    {
        var text = new StringBuilder();
        Line($"{series.Runs} runs; 95 % intervals: the wider of Wilson's over cases and the bootstrap's over runs");
        Block("figures", series.Figures);
        Block("planted: accounts flagged (recall)", series.Families);
        Block("planted: campaigns recovered", series.Recovered);
        Block("honest: accounts flagged (false positives)", series.LookAlikes);
        Line($"");
        Line($"{"share of exchanges before half was flagged",-44}{"evasion",8}{"campaigns",11}{"found",7}{"median",9}");
        foreach (var taken in series.Taken) Line($"  {Quoted.Plain(taken.Family, 40),-42}{Quoted.Plain(taken.Evasion, 6),8}{taken.Campaigns,11}{taken.Found,7}{taken.MedianTaken,9:0.000}");
        return text.ToString();

        void Block(string title, IReadOnlyList<SeriesShare> shares)
        {
            Line($"");
            Line($"{title,-44}{"evasion",8}{"runs",6}{"cases",9}{"counted",9}{"share",9}  95 % interval");
            foreach (var share in shares) Line($"  {Quoted.Plain(share.Name, 40),-42}{Quoted.Plain(share.Evasion, 6),8}{share.Runs,6}{share.Whole,9}{share.Part,9}{share.Rate,9:0.0000}  {share.Low:0.0000}-{share.High:0.0000}");
        }

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>Names from files are shortened and stripped of control characters, so that a terminal shows them as they are.</summary>
    public static string ToTable(this EvaluationReport report)
    {
        var text = new StringBuilder();
        Line($"accounts {report.Accounts}   not exported {report.NotExported}   unknown to the truth {report.Unknown}");
        Line($"flagged rightly {report.TruePositives}   wrongly {report.FalsePositives}   missed {report.FalseNegatives}");
        Line($"precision {report.Precision:0.000}   recall {report.Recall:0.000}   false-positive rate {report.FalsePositiveRate:0.0000}   average precision {report.AveragePrecision:0.000}");
        Line($"clusters {report.Clusters}   purity {report.ClusterPurity:0.000}   flagged {report.ClustersFlagged}, of these one pool's {report.ClustersRight}   campaigns recovered {report.CampaignsRecovered} of {report.CampaignsToRecover}");
        Line($"victims told from offenders {report.VictimsTold} of {report.Victims}   offenders taken for victims {report.TakenForVictims}");
        Shares("planted (share flagged = recall)", report.Families);
        Shares("honest (share flagged = false positives)", report.LookAlikes);
        Line($"");
        Line($"{"campaign",-26}{"members",9}{"found",9}{"purity",9}{"taken",9}  recovered");
        foreach (var campaign in report.Campaigns)
            Line($"{Quoted.Plain(campaign.Family.Length > 0 ? campaign.Family : campaign.Campaign, 24),-26}{campaign.Members,9}{campaign.Found,9}{campaign.Purity,9:0.000}{Taken(campaign),9}  {(campaign.OfVictims ? "victims" : campaign.Recovered ? "yes" : "no")}");
        Line($"taken: share of the exchanges made before half of the pool was flagged");
        return text.ToString();

        static string Taken(RecoveredCampaign campaign) => campaign.TakenBeforeHalfFlagged is { } share ? share.ToString("0.000", CultureInfo.InvariantCulture) : "all";

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
