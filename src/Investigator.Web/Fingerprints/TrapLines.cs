using System.Globalization;
using Investigator.Domain.Fingerprints;

namespace Investigator.Web.Fingerprints;

/// <summary>Traps as people write them: one a line, the question, a bar and the answer; a tilde before it makes it a decoy.</summary>
public static class TrapLines
{
    /// <summary>The traps of a text; lines without a bar have an empty answer, which the registry refuses.</summary>
    public static IReadOnlyList<Trap> Read(string? text) =>
        [.. (text ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Take(Trap.Most + 1).Select((line, i) =>
        {
            var decoy = line.StartsWith('~');
            var said = decoy ? line[1..] : line;
            var bar = said.LastIndexOf('|');
            return new Trap($"t{(i + 1).ToString(CultureInfo.InvariantCulture)}", (bar < 0 ? said : said[..bar]).Trim(), bar < 0 ? "" : said[(bar + 1)..].Trim(), decoy);
        })];

    /// <summary>The traps as such a text.</summary>
    public static string Write(IEnumerable<Trap> traps) => string.Join('\n', traps.Select(t => $"{(t.IsDecoy ? "~" : "")}{t.Prompt} | {t.Text}"));
}
