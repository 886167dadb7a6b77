using System.Reflection;
using Investigator.Domain.Ingest;
using Investigator.Telemetry.Ingest.Mapping;

namespace Investigator.Telemetry.Ingest;

/// <summary>The mappings: those that come with the program, and the operator's, which are looked at anew at each delivery. Thread-safe.</summary>
internal sealed class FormatCatalogue(FormatOptions options)
{
    private const int LongestFile = 1024 * 1024;

    private static readonly LogFormat Native = new(
        LogFormat.Canonical, "Native: one flat JSON object a line (docs/input.md)", IngestStream.Events, "built in", "event_id as sent");

    private static readonly Lazy<IReadOnlyDictionary<string, MappingPlan>> BuiltIn = new(LoadBuiltIn);

    private readonly Lock _gate = new();
    private (string Stamp, Own Mappings)? _own;

    /// <summary>Mappings by name, the operator's over the built-in ones; and what is wrong with the operator's files.</summary>
    public Own Load()
    {
        if (string.IsNullOrWhiteSpace(options.Mappings)) return new(BuiltIn.Value, []);
        lock (_gate)
        {
            var files = Files(options.Mappings);
            var stamp = string.Join('|', files.Select(f => $"{f.FullName}:{f.Length}:{f.LastWriteTimeUtc.Ticks}"));
            if (_own is { } known && known.Stamp == stamp) return known.Mappings;
            var read = Read(files);
            _own = (stamp, read);
            return read;
        }
    }

    public IReadOnlyList<LogFormat> All => [Native, .. Load().Plans.Values.Select(plan => plan.Mapping.ToLogFormat()).OrderBy(format => format.Name, StringComparer.Ordinal)];

    /// <exception cref="UnknownFormat">There is none of this name, or the operator's file for it is wrong.</exception>
    public MappingPlan Find(string name)
    {
        var own = Load();
        var wrong = own.Problems.Where(problem => problem.Format == name).Select(problem => problem.Message).ToList();
        if (wrong.Count > 0) throw new UnknownFormat($"The mapping of \"{name}\" is wrong. {string.Join(" ", wrong)}");
        if (own.Plans.TryGetValue(name, out var plan)) return plan;
        throw new UnknownFormat($"There is no format \"{name}\". There are {string.Join(", ", All.Select(format => format.Name))}.{Others(own)}");
    }

    private static string Others(Own own) => own.Problems.Count == 0 ? "" : $" Mapping files that could not be read: {string.Join(" ", own.Problems.Select(problem => problem.Message))}";

    private static List<FileInfo> Files(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFiles("*.json").OrderBy(file => file.Name, StringComparer.Ordinal)];
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new UnknownFormat($"Ingest:Mappings names '{folder}', which can't be read: {broken.Message} Name a folder with mapping files, or leave it out.");
        }
    }

    private static Own Read(List<FileInfo> files)
    {
        var plans = new Dictionary<string, MappingPlan>(BuiltIn.Value, StringComparer.Ordinal);
        var problems = new List<MappingProblem>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var (mapping, wrong) = Read(file);
            var name = mapping?.Name ?? Path.GetFileNameWithoutExtension(file.Name);
            problems.AddRange(wrong.Select(message => new MappingProblem(name, message)));
            if (mapping is null) continue;
            if (!seen.TryAdd(name, file.Name)) problems.Add(new(name, $"{file.Name}: the format \"{name}\" is described in {seen[name]} too; keep one of them."));
            plans[name] = new(mapping);
        }
        return new(plans, problems);
    }

    private static (FormatMapping? Mapping, IReadOnlyList<string> Problems) Read(FileInfo file)
    {
        try
        {
            if (file.Length > LongestFile) return (null, [$"{file.Name}: longer than 1 MiB, which no mapping is."]);
            return MappingFile.Read(File.ReadAllBytes(file.FullName), file.Name);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return (null, [$"{file.Name}: can't be read: {broken.Message}"]);
        }
    }

    private static Dictionary<string, MappingPlan> LoadBuiltIn()
    {
        const string Folder = "formats/";
        var assembly = Assembly.GetExecutingAssembly();
        var plans = new Dictionary<string, MappingPlan>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var (mapping, problems) = MappingFile.Read(bytes.ToArray(), "built in");
            if (mapping is null) throw new InvalidOperationException($"{resource} is wrong: {string.Join(" ", problems)}");
            plans[mapping.Name] = new(mapping);
        }
        return plans;
    }

    internal sealed record Own(IReadOnlyDictionary<string, MappingPlan> Plans, IReadOnlyList<MappingProblem> Problems);

    internal sealed record MappingProblem(string Format, string Message);
}
