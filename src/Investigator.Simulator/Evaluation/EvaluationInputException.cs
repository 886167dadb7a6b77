namespace Investigator.Simulator.Evaluation;

/// <summary>A file to be evaluated is missing or malformed. The message is for the person who gave it and says what to do.</summary>
public sealed class EvaluationInputException : Exception
{
    public EvaluationInputException() { }

    public EvaluationInputException(string message) : base(message) { }

    public EvaluationInputException(string message, Exception innerException) : base(message, innerException) { }
}
