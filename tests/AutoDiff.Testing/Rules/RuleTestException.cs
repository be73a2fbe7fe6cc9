namespace AutoDiff.Testing;

/// <summary>A companion broke the contract at a point; the message lists how.</summary>
public sealed class RuleTestException(string message) : Exception(message);
