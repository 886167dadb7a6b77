using System.CommandLine;
using Investigator.Domain.Audit;
using Investigator.Domain.Linking;
using Investigator.Domain.Sharing;

namespace Investigator.Web.Cli;

/// <summary><c>export bundle</c>: what a partner would get. Previewed and audited, not released.</summary>
internal static class BundleExport
{
    private static readonly Option<Guid?> Campaign = new("--campaign") { Description = "Id of the campaign." };

    private static readonly Option<string?> Cluster = new("--cluster") { Description = "Id of the cluster, or \"top\": the one with the highest score." };

    private static readonly Option<string?> To = new("--partner") { Description = "Name of the partner it is for: what its terms allow, with its key. Default: what every partner may get." };

    private static readonly Option<string> Format = new("--format") { Description = "stix, misp or csv.", DefaultValueFactory = _ => "stix" };

    // Whoever runs the command can read the stores anyway.
    private static readonly Person Operator = new("cli", "Command line", Role.Reviewer);

    public static Command Build()
    {
        Format.AcceptOnlyFromAmong([.. new BundleFormats().All.Select(writer => writer.Id)]);
        var bundle = new Command("bundle", "Writes what a partner would get of a campaign or a cluster.") { Campaign, Cluster, To, Format, ExportVerb.Out };
        bundle.Validators.Add(given =>
        {
            if (given.GetValue(Campaign) is null == given.GetValue(Cluster) is null) given.AddError("Name either --campaign or --cluster.");
            else if (given.GetValue(To) is not null && given.GetValue(Campaign) is null) given.AddError("--partner goes with --campaign: only campaigns are released.");
            else if (given.GetValue(Cluster) is { } cluster && cluster is not "top" && !Guid.TryParse(cluster, out _)) given.AddError($"--cluster {cluster} is neither an id nor \"top\".");
        });
        bundle.OnStores(RunAsync);
        return bundle;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken ct)
    {
        var (desk, format) = (services.GetRequiredService<ISharingDesk>(), parsed.GetValue(Format)!);
        Guid? cluster = Guid.TryParse(parsed.GetValue(Cluster), out var named) ? named : null;
        if (parsed.GetValue(Cluster) is "top" && (cluster = (await services.GetRequiredService<IClusters>().LoadAsync(0, 1, ct)).Rows is [var top, ..] ? top.Id : null) is null)
            return Verbs.Fail("There is no cluster. Run \"investigator analyze\" first.");

        var (recipients, partner) = (Recipients.Everyone, (Partner?)null);
        if (parsed.GetValue(To) is { } name)
        {
            if ((await services.GetRequiredService<IPartners>().LoadAsync(Operator, ct)).SingleOrDefault(p => p.Name == name) is not { } found) return Verbs.Fail($"There is no partner \"{name}\" in the directory.");
            (recipients, partner) = (Recipients.Only(found.Id), found);
        }

        var done = cluster is { } id
            ? await desk.PreviewClusterAsync(Operator, id, format, TrafficLight.Amber, ct)
            : await desk.PreviewAsync(Operator, new(parsed.GetValue(Campaign)!.Value, format, TrafficLight.Amber, recipients, TimeSpan.FromDays(30)), ct);
        if (done.Refusal is { } why) return Verbs.Fail(why.Explain());

        var preview = done.Value!;
        if (await desk.WrittenAsync(Operator, preview.Sha256, partner?.Id, ct) is { } no) return Verbs.Fail(no.Explain());
        if (parsed.GetValue(ExportVerb.Out) is "-" or null)
        {
            await using var stdout = Console.OpenStandardOutput();
            await stdout.WriteAsync(preview.Content, ct);
            return 0;
        }

        await File.WriteAllBytesAsync(parsed.GetValue(ExportVerb.Out)!, preview.Content, ct);
        return Verbs.Print(new { File = parsed.GetValue(ExportVerb.Out), preview.FormatId, preview.SizeBytes, preview.Sha256, Indicators = preview.Bundle.Indicators.Count, Withheld = preview.Withheld.Count });
    }
}
