namespace Investigator.Web.Cli;

/// <summary>The files that arguments name: files, folders with all that is in them, stdin.</summary>
internal static class LogFiles
{
    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };

    /// <summary>Account records come first: whoever reads the events then knows the accounts.</summary>
    public static (IReadOnlyList<(string Path, string Name)> Files, string? Refusal) Find(IReadOnlyList<string> arguments)
    {
        var files = new List<(string Path, string Name)>();
        foreach (var argument in arguments)
        {
            if (argument is "-") files.Add((argument, "stdin"));
            else if (File.Exists(argument)) files.Add((argument, Path.GetFileName(argument)));
            else if (!Directory.Exists(argument)) return ([], $"There is no file {argument}. Nothing was loaded.");
            else
            {
                var inside = Directory.EnumerateFiles(argument, "*", Deep).Order(StringComparer.Ordinal).Select(path => (path, Path.GetRelativePath(argument, path))).ToList();
                if (inside.Count == 0) return ([], $"The folder {argument} holds no file. Nothing was loaded.");
                files.AddRange(inside.Where(IsAccounts).Concat(inside.Where(file => !IsAccounts(file))));
            }
        }
        return (files, null);
    }

    public static Stream Open(string path) =>
        path is "-" ? Console.OpenStandardInput() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);

    private static bool IsAccounts((string Path, string Name) file) => Path.GetFileName(file.Name).StartsWith("accounts", StringComparison.OrdinalIgnoreCase);
}
