using System.Diagnostics;

namespace Investigator.Web.Tests.Cli;

/// <summary>A small disk of one's own: a script runs in a mount namespace where it may mount, fill and shrink without anybody else seeing it.</summary>
internal sealed class OwnDisk : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("investigator-disk-");

    /// <summary>Why this machine can't do it, or <c>null</c>: not every container and no other system than Linux lets a process mount.</summary>
    public static string? Unavailable { get; } = OperatingSystem.IsLinux() && Try() ? null : "needs Linux and the right to make a mount namespace (unshare --user --mount)";

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public string Read(string name) => File.ReadAllText(Path(name));

    /// <summary>Runs a shell script in the folder; <c>investigator VERB …</c> is the built program, <c>$program</c> its file.</summary>
    public async Task RunAsync(string script)
    {
        var program = System.IO.Path.Combine(AppContext.BaseDirectory, "investigator.dll");
        await File.WriteAllTextAsync(Path("script"), $"program='{program}'\ninvestigator() {{ dotnet \"$program\" \"$@\"; }}\nset -e\n{script}\n");
        using var limit = new CancellationTokenSource(Limit);
        using var shell = Start(_folder.FullName, "sh", "script");
        try
        {
            var errors = shell.StandardError.ReadToEndAsync(limit.Token);
            await shell.StandardOutput.ReadToEndAsync(limit.Token);
            await shell.WaitForExitAsync(limit.Token);
            Assert.True(shell.ExitCode == 0, $"The script ended with {shell.ExitCode}: {await errors}");
        }
        finally
        {
            if (!shell.HasExited) shell.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool Try()
    {
        try
        {
            var folder = Directory.CreateTempSubdirectory("investigator-disk-");
            using var shell = Start(folder.FullName, "sh", "-c", "mount -t tmpfs -o size=64k disk . && mount -o remount,size=128k disk .");
            shell.WaitForExit(10_000);
            folder.Delete(recursive: true);
            return shell is { HasExited: true, ExitCode: 0 };
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // no unshare on this machine
        }
    }

    private static Process Start(string folder, params string[] command) => Process.Start(new ProcessStartInfo("unshare", ["--user", "--map-root-user", "--mount", .. command])
    {
        WorkingDirectory = folder,
        UseShellExecute = false,
        RedirectStandardError = true,
        RedirectStandardOutput = true,
    })!;
}

/// <summary>A fact that needs a disk of its own; reported as skipped, with the reason, where the machine gives none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OwnDiskFactAttribute : FactAttribute
{
    public OwnDiskFactAttribute() => Skip = OwnDisk.Unavailable;
}
