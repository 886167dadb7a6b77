using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Detection;
using Investigator.Domain.Text;
using Investigator.Web.Shell;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Investigator.Tests.Architecture;

/// <summary>What the screen says comes from one resource file, which holds all of it and nothing else.</summary>
public sealed partial class TextTests
{
    private static readonly string Web = Path.Combine(Repository.Root, "src", "Investigator.Web");
    private static readonly string Resources = Path.Combine(Web, "Shell", "Texts.resx");
    private static readonly string ScriptResources = Path.Combine(Web, "Shell", "ScriptTexts.resx");

    /// <summary>Attributes and parameters that people read or hear.</summary>
    private static readonly HashSet<string> Spoken = new(StringComparer.Ordinal)
    {
        "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "alt", "placeholder",
        "Title", "What", "Label", "Placeholder", "HelperText", "Message", "Never",
    };

    [Fact]
    public void The_resource_file_holds_the_texts_of_the_screen_and_no_others()
    {
        var said = Sources().SelectMany(file => Said().Matches(File.ReadAllText(file))).Select(m => Regex.Unescape(m.Groups["text"].Value)).Concat(Titles()).Concat(Enum.GetValues<Refusal>().Select(why => why.Explain())).Concat(Coined()).ToHashSet(StringComparer.Ordinal);
        Holds(Resources, said);
    }

    /// <summary>What the pictures say, which scripts draw, stands in a file of its own: it goes to the browser with them.</summary>
    [Fact]
    public void The_resource_file_holds_the_texts_of_the_scripts_and_no_others() =>
        Holds(ScriptResources, Scripts().SelectMany(file => SaidInScript().Matches(File.ReadAllText(file))).Select(m => Regex.Unescape(m.Groups["text"].Value)).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void No_script_has_words_of_its_own() =>
        None(Scripts().SelectMany(file => File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => WordsInScript().Matches(line).Select(m => $"{Path.GetFileName(file)}: {m.Value}"))));

    private static void Holds(string file, HashSet<string> said)
    {
        if (Environment.GetEnvironmentVariable("INVESTIGATOR_WRITE_TEXTS") is "1") Write(file, said);
        var kept = XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);
        None(said.Except(kept.Values).Select(text => $"not in {Path.GetFileName(file)} (run eng/texts): {text}"));
        None(kept.Values.Except(said).Select(text => $"said nowhere (run eng/texts): {text}"));
        Assert.All(kept, text => Assert.Equal(text.Key, Texts.NameOf(text.Value)));
        None(kept.Keys.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => $"the same name but for the case of letters: {same.Key}"));
    }

    [Fact]
    public void What_rooms_below_the_pages_coin_is_said_in_the_language_of_the_console_and_what_an_operator_wrote_is_left_alone()
    {
        var coined = Coined().ToHashSet(StringComparer.Ordinal);
        Assert.True(coined.Count > 100, $"only {coined.Count} were found");
        Assert.All((string[])["Heir of a closed campaign", "Networks of one key in a day", "Time to freeze", "Taken, had pools been stopped whole at once"], text => Assert.Contains(text, coined));
        Assert.All(coined, text => Assert.Equal(text, Texts.SayCoined(text)));
        Assert.Null(Texts.SayCoined("requests in 1h > 400"));
    }

    [Fact]
    public void A_text_is_named_where_it_is_said() =>
        None(Sources().Where(file => Path.GetFileName(file) is not ("Texts.cs" or "RailEntry.cs"))
            .SelectMany(file => SaidOtherwise().Matches(File.ReadAllText(file)).Select(m => $"{Path.GetFileName(file)}: {m.Value}")));

    [Fact]
    public void No_page_has_words_of_its_own()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Texts).Assembly.Location);
        var own = assembly.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)
            .SelectMany(method => Rendered(method.Body.Instructions).Where(HasWords).Select(text => $"{method.DeclaringType.FullName.Split('/')[0]}: {text}"));
        None(own);
    }

    /// <summary>All of them in the message, not the first five.</summary>
    private static void None(IEnumerable<string> found)
    {
        var all = found.Distinct(StringComparer.Ordinal).ToList();
        if (all.Count > 0) Assert.Fail(string.Join('\n', all));
    }

    private static IEnumerable<string> Rendered(Mono.Collections.Generic.Collection<Instruction> body)
    {
        for (var i = 1; i < body.Count; i++)
        {
            if (body[i].Operand is not MethodReference { DeclaringType.Name: "RenderTreeBuilder" } call || body[i - 1].Operand is not string text) continue;
            if (call.Name is "AddContent") yield return text;
            if (call.Name is "AddMarkupContent") foreach (var piece in Pieces(text)) yield return piece;
            if (call.Name is "AddAttribute" or "AddComponentParameter" && body[i - 2].Operand is string name && Spoken.Contains(name)) yield return text;
        }
    }

    private static IEnumerable<string> Pieces(string markup) =>
        Tag().Split(Unspoken().Replace(markup, " ")).Select(WebUtility.HtmlDecode).OfType<string>().Concat(SpokenIn().Matches(markup).Select(m => m.Groups["text"].Value));

    /// <summary>Names, and what an operator types as it stands.</summary>
    private static bool HasWords(string text) =>
        Word().IsMatch(text) && text.Trim() is not ("Investigator" or "UTC" or "sip-green-1" or "events.ndjson" or "api/v1/events") && !text.StartsWith("curl ", StringComparison.Ordinal) && !text.Contains("grade the following", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Titles() =>
        typeof(Texts).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributesData()).Where(data => data.AttributeType.Name == "RailAttribute").Select(data => (string)data.ConstructorArguments[0].Value!);

    /// <summary>Titles and explanations of detectors and families, names of measures, figures and where assumptions come from: records of rooms below the pages.</summary>
    private static IEnumerable<string> Coined() =>
    [
        .. DetectorCatalogue.Create().Append(new HeirOfCampaign(null!, null!, new())).Append(new ReportedIndicatorMatch(null!, null!)).Append(new LeakedKey(null!, null!)).SelectMany(d => (string[])[d.Info.Title, d.Info.Looks, d.Info.FalsePositives]),
        .. PromptFamilies.BuiltIn.All.SelectMany(family => (string[])[family.Name, family.Description]),
        .. AssumptionSources.All.Select(assumed => assumed.Source),
        .. Below("Detection").SelectMany(file => NameOfMeasure().Matches(File.ReadAllText(file))).Select(m => Regex.Unescape(m.Groups["text"].Value)),
        .. Below("Decisions", "Outcomes").Where(file => Path.GetFileName(file) == "OutcomeBoard.cs").SelectMany(file => Figure().Matches(File.ReadAllText(file)))
            .SelectMany(m => (string[])[m.Groups["title"].Value, Regex.Unescape(m.Groups["text"].Value) + (m.Groups["how"].Value == "Way" ? " The campaigns' own record replayed; see the assumptions." : "")]),
    ];

    private static IEnumerable<string> Below(params string[] room) =>
        Directory.EnumerateFiles(Path.Combine([Repository.Root, "src", "Investigator.Domain", .. room]), "*.cs", SearchOption.AllDirectories);

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Web, "*.*", SearchOption.AllDirectories).Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<string> Scripts() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "wwwroot-assets", "src"), "*.ts", SearchOption.AllDirectories);

    private static void Write(string file, IEnumerable<string> texts)
    {
        var root = new XElement("root", Header("resmimetype", "text/microsoft-resx"), Header("version", "2.0"),
            Header("reader", "System.Resources.ResXResourceReader, System.Windows.Forms"), Header("writer", "System.Resources.ResXResourceWriter, System.Windows.Forms"),
            texts.OrderBy(Texts.NameOf, StringComparer.Ordinal).Select(text => new XElement("data", new XAttribute("name", Texts.NameOf(text)), new XAttribute(XNamespace.Xml + "space", "preserve"), new XElement("value", text))));
        File.WriteAllText(file, root + "\n");
    }

    private static XElement Header(string name, string value) => new("resheader", new XAttribute("name", name), new XElement("value", value));

    [GeneratedRegex("""(?<!\w)Say\("(?<text>(?:[^"\\]|\\.)*)"\s*[,)]""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Said();

    [GeneratedRegex("""(?<![\w.<] |\w)Say\((?!")[^\n]{0,60}""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SaidOtherwise();

    [GeneratedRegex("""(?:ToMeasure|new)\("(?<text>[A-Z](?:[^"\\]|\\.)+)",""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex NameOfMeasure();

    [GeneratedRegex("""\W(?<how>Hours|Share|Sum|Of|Way)\("[a-z0-9_]+", "(?<title>[^"]+)", "(?<text>(?:[^"\\]|\\.)+)",""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Figure();

    [GeneratedRegex("""(?<![\w.])(say|word)\('(?<text>(?:[^'\\]|\\.)*)'""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SaidInScript();

    /// <summary>Two words or more that begin like a sentence and are not said: between quotes, or at the beginning of a text with values.</summary>
    [GeneratedRegex("""(?<!\b(say|word)\()['`][A-Z][a-z]+,? [^'`]+""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex WordsInScript();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 5000)]
    private static partial Regex Tag();

    [GeneratedRegex("<(?<tag>code|kbd|pre|style|script|svg)\\b.*?</\\k<tag>>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 5000)]
    private static partial Regex Unspoken();

    [GeneratedRegex("\\s(aria-label|title|alt|placeholder)=\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SpokenIn();

    [GeneratedRegex("[A-Za-z]{2,}", RegexOptions.None, 5000)]
    private static partial Regex Word();
}
