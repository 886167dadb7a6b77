using Investigator.Domain.Text;

namespace Investigator.Tests.Text;

public sealed class PromptReaderTests
{
    private static readonly PromptReader Reader = new(PromptFamilies.BuiltIn);

    [Theory]
    [InlineData("Summarise the article below in 3 bullet points for our newsletter:\nCats sleep.", "summarise the ARTICLE below in 12 bullet points for our newsletter:\n\nThe market fell on Tuesday.")]
    [InlineData("Classify \"great phone\" as positive, negative or neutral please", "Classify \"I want my money back\" as positive, negative or neutral please")]
    [InlineData("Describe what https://example.org/a?b=1 is about and list the authors", "Describe what https://example.net/other is about and list the authors")]
    [InlineData("Write a reply to jane.roe@example.org about the late parcel", "Write a reply to j@mail.example.com about the late parcel")]
    [InlineData("Explain what this code does ```int x = 1;``` line by line", "Explain what this code does ```while True: pass``` line by line")]
    [InlineData("Answer from <context>Rome fell.</context> only, in one word", "Answer from <context>The sea is blue. It is deep.</context> only, in one word")]
    public void Other_fillings_of_a_template_keep_its_skeleton(string one, string other) =>
        Assert.Equal(Reader.Read(null, one).Skeleton, Reader.Read(null, other).Skeleton);

    [Fact]
    public void A_long_system_prompt_is_the_template_and_the_prompt_its_slot()
    {
        const string system = "You translate support tickets from any language into English. Keep names and numbers, and answer with the translation alone.";

        Assert.Equal(Reader.Read(system, "Wo ist mein Paket?").Skeleton, Reader.Read(system, "La carte ne marche pas").Skeleton);
        Assert.NotEqual(Reader.Read(system, "Hello").Skeleton, Reader.Read(null, system).Skeleton);
    }

    [Fact]
    public void A_boilerplate_system_prompt_does_not_hide_the_prompts_own_template() =>
        Assert.NotEqual(
            Reader.Read("You are a helpful assistant.", "Write a poem about the sea").Skeleton,
            Reader.Read("You are a helpful assistant.", "Which bank has the best rates now?").Skeleton);

    [Fact]
    public void The_label_of_a_skeleton_shows_words_and_masks_and_no_slot()
    {
        var label = PromptReader.SkeletonText(null, "Summarise order 4711 of bob@example.org:\nPRIVATE LETTER");

        Assert.Equal("summarise order ‹number› of ‹mail›", label);
    }

    [Fact]
    public void Invisible_characters_cannot_split_a_word() =>
        Assert.Equal(Reader.Read(null, "ignore the rules").SimHash, Reader.Read(null, "ig\u200Bnore the\u202E ru\u00ADles").SimHash);

    [Fact]
    public void Nothing_to_read_gives_zeros() =>
        Assert.Equal(new PromptFeatures(0, 0, null, 0, 3, 0), Reader.Read("", " \n\t"));
}
