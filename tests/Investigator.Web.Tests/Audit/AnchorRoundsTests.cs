using Investigator.Domain.Audit;
using Investigator.Web.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Tests.Audit;

/// <summary>Anchors on a real console's audit.</summary>
public sealed class AnchorRoundsTests(RunningConsole console) : IClassFixture<RunningConsole>, IDisposable
{
    // One pair for all: the console under them is one too, and an anchor by a key that was not given is a break.
    private static readonly AnAnchoredAudit s_keys = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("investigator-anchors-").FullName;

    private IAuditLog Log => console.Services.GetRequiredService<IAuditLog>();

    [Fact]
    public async Task What_was_written_is_signed_once_with_the_key_file_and_the_copy_has_it_too()
    {
        var rounds = Rounds(new() { AnchorKeyFile = KeyFile(), AnchorCopy = In("kept.ndjson") });
        await File.WriteAllTextAsync(In("kept.ndjson"), "{\"torn"); // a process that died while it wrote
        await Log.AppendAsync(Person.System, "sign-in", "person:1", null, default);

        var anchor = await rounds.AnchorAsync(default);
        Assert.Null(await rounds.AnchorAsync(default));

        var kept = (await File.ReadAllLinesAsync(In("kept.ndjson"))).Select(AuditAnchor.Read).ToList();
        Assert.Equal([null, anchor], kept);
        var check = new AuditCheck([s_keys.Key], [anchor!]);
        Assert.Null(check.FirstBreak(await AllAsync()));
        Assert.Equal(anchor!.Sequence, check.AnchoredUpTo);
    }

    [OpensslFact]
    public async Task A_command_signs_with_a_key_that_the_console_never_sees()
    {
        File.WriteAllText(In("public.pem"), s_keys.PublicPem);
        var rounds = Rounds(new() { AnchorCommand = ["openssl", "dgst", "-sha256", "-sign", KeyFile()], AnchorPublicKeyFile = In("public.pem") });
        await Log.AppendAsync(Person.System, "sign-in", "person:2", null, default);

        Assert.True((await rounds.AnchorAsync(default))!.IsBy(s_keys.Key));
    }

    [OpensslFact]
    public async Task A_command_that_fails_dawdles_or_signs_with_another_key_leaves_no_anchor_and_is_told()
    {
        using var other = new AnAnchoredAudit();
        File.WriteAllText(In("public.pem"), other.PublicPem);
        await Log.AppendAsync(Person.System, "sign-in", "person:3", null, default);
        var before = (await AllAsync()).Count;
        foreach (var (command, said) in ((string[], string)[])[
            (["openssl", "dgst", "-sha256", "-sign", KeyFile()], "no signature by the public key"), (["openssl", "frobnicate"], "ended with"), (["openssl", "version"], "no signature"), (["sleep", "60"], "in time")])
        {
            var rounds = Rounds(new() { AnchorCommand = command, AnchorPublicKeyFile = In("public.pem"), AnchorTimeout = TimeSpan.FromSeconds(said == "in time" ? 1 : 60) });
            Assert.Contains(said, (await Assert.ThrowsAsync<InvalidOperationException>(() => rounds.AnchorAsync(default))).Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, (await AllAsync()).Count);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private AnchorRounds Rounds(AnchorOptions options) => new(Log, new AnchorSigner(Options.Create(options)), Options.Create(options), TimeProvider.System, NullLogger<AnchorRounds>.Instance);

    private string In(string name) => Path.Combine(_folder, name);

    private string KeyFile()
    {
        File.WriteAllText(In("private.pem"), s_keys.PrivatePem);
        return In("private.pem");
    }

    private async Task<List<AuditEntry>> AllAsync()
    {
        var entries = new List<AuditEntry>();
        await foreach (var entry in Log.ReadAllAsync(default)) entries.Add(entry);
        return entries;
    }
}

/// <summary>Needs the <c>openssl</c> of the operating system; skipped with the reason where there is none.</summary>
internal sealed class OpensslFactAttribute : FactAttribute
{
    public OpensslFactAttribute()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "openssl")))) Skip = "There is no openssl on this machine.";
    }
}
