using System.Globalization;
using System.Text;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Lowering;

/// <summary>Builds the text of a <see cref="TemplateExpression"/> or <see cref="EffectStatement"/> with its operands.</summary>
internal sealed class TemplateBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<Operand> arguments = [];

    /// <summary>The names that lambdas inside the text declare; references to them are text, not holes.</summary>
    public HashSet<Microsoft.CodeAnalysis.ISymbol> Declared { get; } = new(Microsoft.CodeAnalysis.SymbolEqualityComparer.Default);

    /// <summary>Whether the text is inside a lambda, where nothing can be evaluated beforehand.</summary>
    public int LambdaDepth { get; set; }

    /// <summary>Whether everything in the text is free of effects.</summary>
    public bool IsPure { get; set; } = true;

    /// <summary>Whether everything in the text gives the same value when evaluated again.</summary>
    public bool IsStable { get; set; } = true;

    public EquatableArray<Operand> Arguments => arguments.ToEquatableArray();

    public void Text(string code) => text.Append(code.Replace("{", "{{").Replace("}", "}}"));

    /// <summary>Text whose braces are doubled already.</summary>
    public void Raw(string template) => text.Append(template);

    public void Hole(Operand operand)
    {
        text.Append('{').Append(arguments.Count.ToString(CultureInfo.InvariantCulture)).Append('}');
        arguments.Add(operand);
    }

    public override string ToString() => text.ToString();
}
