using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>How operands come in: by name, or as the expression of a temporary that has waited for them.</summary>
internal sealed partial class BlockPrinter
{
    private CodeText Print(Expression expression, bool isDeclared)
    {
        if (expression is not UseExpression)
        {
            ShortenOperands(expression.Operands());
        }

        return new ExpressionPrinter(Use, Base, context.Layouts).Print(expression, isDeclared);
    }

    private CodeText Use(Operand operand) => operand switch
    {
        VariableOperand variable => Base(variable.Variable),
        RealConstant constant => CodeText.Constant(ConstantPrinter.Print(constant)),
        PassiveConstant { Type: AggregateType { Kind: AggregateKind.Immutable } immutable } constant when constant.Code.StartsWith("default", StringComparison.Ordinal) =>
            CodeText.Constant(ExpressionPrinter.Zero(immutable, context.Layouts)),
        PassiveConstant constant => PassiveText(constant),
        _ => throw new InvalidOperationException($"No emission of {operand.GetType().Name}."),
    };

    private static CodeText PassiveText(PassiveConstant constant)
    {
        CodeText text = CodeText.Constant(constant.Code);
        return text.Precedence == Precedence.Primary ? text with { Precedence = TemplateText.PrecedenceOf(constant.Code) } : text;
    }

    private CodeText Base(IrVariable variable)
    {
        for (int i = waiting.Count - 1; i >= 0; i--)
        {
            if (waiting[i].Variable.Id == variable.Id)
            {
                CodeText text = waiting[i].Text;
                waiting.RemoveAt(i);
                return text;
            }
        }

        if (context.Repeatable.TryGetValue(variable.Id, out CodeText? repeatable))
        {
            return repeatable;
        }

        return CodeText.Variable(Name(variable, ""), variable.Id, context.Facts.IsByReference(variable.Id));
    }

    /// <summary>Names the largest of the temporaries that go into an expression until the rest of it fits on a line.</summary>
    private void ShortenOperands(OperandList operands)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        var parts = new List<Waiting>();
        foreach (Operand operand in operands)
        {
            if (operand is VariableOperand variable && WaitingFor(variable.Variable) is { } part)
            {
                parts.Add(part);
            }
        }

        while (parts.Count > 0 && (parts.Sum(static part => part.Text.Operators) >= MostOperators || parts.Sum(static part => part.Text.Text.Length) > MostCharacters))
        {
            Waiting largest = parts[0];
            foreach (Waiting part in parts)
            {
                largest = part.Text.Operators > largest.Text.Operators ? part : largest;
            }

            parts.Remove(largest);
            if (largest.Text.Operators == 0)
            {
                continue;
            }

            waiting.Remove(largest);
            Declare(largest.Variable, largest.Text, largest.Hint);
        }
    }

    private Waiting? WaitingFor(IrVariable variable)
    {
        foreach (Waiting part in waiting)
        {
            if (part.Variable.Id == variable.Id)
            {
                return part;
            }
        }

        return null;
    }

    /// <summary>Before an effect: what reads memory or may throw is evaluated now.</summary>
    private void FlushPinned() => Flush(static text => text.IsPinned);

    private void FlushAll() => Flush(static _ => true);

    private void FlushNamed()
    {
        for (int i = 0; i < waiting.Count; i++)
        {
            if (waiting[i].Variable.Name.Length > 0)
            {
                Waiting now = waiting[i];
                waiting.RemoveAt(i--);
                Declare(now.Variable, now.Text, now.Hint);
            }
        }
    }

    /// <summary>Before a variable changes: what reads it is evaluated now.</summary>
    private void FlushReading(IrVariable variable) => Flush(text => text.Reads.Contains(variable.Id));

    private void Flush(Func<CodeText, bool> predicate)
    {
        for (int i = 0; i < waiting.Count; i++)
        {
            if (predicate(waiting[i].Text))
            {
                Waiting now = waiting[i];
                waiting.RemoveAt(i--);
                Declare(now.Variable, now.Text, now.Hint);
            }
        }
    }
}
